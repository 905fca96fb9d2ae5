import { render, screen } from '@testing-library/react';
import { Popup } from '#entrypoints/popup/Popup.tsx';
import type { SiteDeps } from '#entrypoints/popup/use-site.ts';
import type { Change } from '#lib/protocol/pull.ts';
import type { StorePort } from '#lib/store/port.ts';
import { failure } from '#lib/sync/failure.ts';
import type { LookUps } from '#lib/sync/look-up.ts';
import { ME, pictureOf } from '#test/support/feed/fixture.ts';
import { openStore } from '#test/support/feed/open-store.ts';

/** A page that is closed to extensions. */
export const NO_SITE: SiteDeps = {
  state: async () => ({ kind: 'impossible' }),
  request: async () => false,
  remove: async () => {},
  openPanel: async () => {},
  openWorkspace: () => {},
  point: async () => false,
  layout: async () => null,
};

/** A hub that knows everybody. */
export const knowing =
  (port: StorePort): LookUps['fetchPicture'] =>
  async (contactId) => {
    const known = pictureOf(0);
    const picture = { ...known, contact: { ...known.contact, id: contactId } };
    await port.run('keepPicture', { picture });
    return { ok: true, value: picture };
  };

/** A hub that doesn't answer. */
export const silent: LookUps['fetchPicture'] = () => silence;
const silence = Promise.resolve(failure('unreachable', "The hub didn't answer."));

type World = {
  fetchPicture?: (port: StorePort) => LookUps['fetchPicture'];
  fetchOlder?: (port: StorePort) => LookUps['fetchOlder'];
  site?: SiteDeps;
};

/** Opens the popup on a store; what it asks of the world outside is counted in `asked`. */
export function showPopup(
  port: StorePort,
  { fetchPicture = knowing, fetchOlder = () => () => silence, site = NO_SITE }: World = {},
) {
  const asked: string[] = [];
  const openOptions = () => void asked.push('options');
  const lookUps: LookUps = {
    fetchPicture: fetchPicture(port),
    lookupContact: () => silence,
    fetchTouches: () => silence,
    fetchOlder: fetchOlder(port),
    searchContacts: () => silence,
  };
  const feed = {
    port,
    me: ME,
    lookUps,
    syncNow: () => void asked.push('sync'),
    signIn: () => void asked.push('sign in'),
  };
  const popup = render(<Popup feed={feed} site={site} openOptions={openOptions} />);
  return { asked, close: popup.unmount };
}

/** A popup on a store of its own that holds what a pull brought. */
export async function openPopup(changes: Change[], world: World = {}) {
  const { db, port } = await openStore(changes);
  return { db, port, ...showPopup(port, world) };
}

/** The rows in sight, once there are any. */
export const rows = (): Promise<HTMLElement[]> => screen.findAllByRole('article');
