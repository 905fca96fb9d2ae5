import type { HubDeps, TabDeps } from '#entrypoints/sidebar/deps.ts';
import type { TabAbout } from '#lib/messages/calls.ts';
import type { ContactPicture, TouchPage } from '#lib/model/contact.ts';
import type { PagePerson } from '#lib/model/page-facts.ts';
import type { LookupRequest } from '#lib/protocol/contacts.ts';
import type { TouchlineDatabase } from '#lib/store/database.ts';
import type { StorePort } from '#lib/store/port.ts';
import { type Answer, failure } from '#lib/sync/failure.ts';
import type { HubClient } from '#lib/sync/hub-client.ts';
import { lookUps } from '#lib/sync/look-up.ts';
import { MQL } from '#test/components/definition/states.ts';
import { changesOf, ME } from '#test/support/feed/fixture.ts';
import { openStore } from '#test/support/feed/open-store.ts';
import { touchOf } from './people.ts';

/** A page's tab, as far as the panel sees it. */
type Tab = TabDeps & {
  show(about: Partial<TabAbout> | null): void;
  about: TabAbout | null;
  closed: number;
};

/** A panel's surroundings: a real store, a tab, and a hub that knows `pictures` and can be unreachable. */
export type World = {
  hub: HubDeps;
  tab: Tab;
  port: StorePort;
  db: TouchlineDatabase;
  online: boolean;
  asked: string[];
};

const NOBODY: TabAbout = {
  tabId: 1,
  origin: 'https://crm.example',
  document: 1,
  sequence: 1,
  facts: { site: 'crm.example', recipe: null, record: null, people: [], phones: [] },
  chosen: null,
  noneOfThem: false,
  known: null,
  call: null,
  panelOpen: true,
  focusBar: 0,
};

/** What the background says of a page with these people. */
export const aboutPeople = (people: PagePerson[], rest: Partial<TabAbout> = {}): TabAbout => ({
  ...NOBODY,
  facts: { ...NOBODY.facts, people },
  ...rest,
});

function openTab(): Tab {
  const listeners = new Set<(about: TabAbout | null) => void>();
  const tab: Tab = {
    about: null,
    closed: 0,
    watch(onAbout, signal) {
      listeners.add(onAbout);
      signal.addEventListener('abort', () => listeners.delete(onAbout));
      onAbout(tab.about);
    },
    show(about) {
      tab.about = about && { ...(tab.about ?? NOBODY), ...about };
      for (const tell of listeners) tell(tab.about);
    },
    choose: (email) => tab.show({ chosen: email, noneOfThem: email === null }),
    point: async () => false,
    endPointing: async () => false,
    callDone: () => tab.show({ call: null }),
    close: () => {
      tab.closed += 1;
    },
  };
  return tab;
}

const has = (query: LookupRequest, { contact }: ContactPicture) =>
  'email' in query ? contact.emails.includes(query.email) : contact.phones.includes(query.phone);

/** Opens a world. The hub's older touches come fifty to a page until `olderPages` are used up. */
export async function openWorld(pictures: ContactPicture[], { olderPages = 0 } = {}): Promise<World> {
  const { db, port } = await openStore([...changesOf([]), { table: 'definitions', row: MQL }]);
  const world: World = { db, port, tab: openTab(), online: true, asked: [], hub: undefined as never };
  const ask = async <T>(what: string, answer: () => Answer<T>): Promise<Answer<T>> => {
    world.asked.push(what);
    return world.online ? answer() : failure('unreachable', "The hub didn't answer.");
  };
  const client: Pick<HubClient, 'lookUp' | 'picture' | 'touches' | 'search' | 'older'> = {
    lookUp: (query) =>
      ask(`lookup ${JSON.stringify(query)}`, () => {
        const found = pictures.filter((picture) => has(query, picture));
        const matches = found.map(({ contact }) => contact);
        return { ok: true, value: { matches, picture: found.length === 1 ? (found[0] ?? null) : null } };
      }),
    picture: (contactId) =>
      ask(`picture ${contactId}`, () => {
        const value = pictures.find(({ contact }) => contact.id === contactId);
        return value ? { ok: true, value } : failure('not_found', 'The hub has no such contact.');
      }),
    touches: (contactId, cursor) =>
      ask(`touches ${contactId} ${cursor}`, () => ({ ok: true, value: olderPage(Number(cursor), olderPages) })),
    older: ({ before }) => ask(`older ${before}`, () => ({ ok: true, value: { notes: [], replies: [], next: null } })),
    search: (words) =>
      ask(`search ${words}`, () => {
        const cards = pictures.map(({ contact }) => contact);
        return { ok: true, value: { matches: cards.filter(({ name }) => name.toLowerCase().includes(words)) } };
      }),
  };
  world.hub = { port, me: ME.member.id, lookUps: lookUps(client, port), syncNow: () => {}, signIn: () => {} };
  return world;
}

function olderPage(page: number, pages: number): TouchPage {
  const touches = Array.from({ length: 50 }, (_, n) => touchOf(24 + page * 50 + n));
  return { touches, next: page + 1 < pages ? String(page + 1) : null };
}
