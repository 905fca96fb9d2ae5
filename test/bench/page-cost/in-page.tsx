import { createRoot } from 'react-dom/client';
import styles from '#components/ui/frames.css?inline';
import type { HubDeps, TabDeps } from '#entrypoints/sidebar/deps.ts';
import { Sidebar } from '#entrypoints/sidebar/Sidebar.tsx';
import type { TabAbout } from '#lib/messages/calls.ts';
import type { ContactPicture } from '#lib/model/contact.ts';
import type { Reads, StorePort } from '#lib/store/port.ts';

/** What the hub says of the page's person; stands beside this script in the peer extension. */
declare const PICTURE: ContactPicture;

/** The store's answers, at once: what the sidebar's own frame reads from IndexedDB. */
const reads: { [K in keyof Reads]: Reads[K]['result'] } = {
  picture: { picture: PICTURE, fetchedAt: Date.now() },
  lookup: { cards: [PICTURE.contact], fetchedAt: Date.now(), ruledOut: false },
  contactNotes: [],
  companyNotes: [],
  note: null,
  feed: { notes: [], more: false, readAt: null, unread: 0 },
  unread: 0,
  older: null,
  definitions: [],
  campaigns: [],
  members: [],
  excluded: [],
  recipes: [],
  recipeHealth: [],
  draft: null,
  refused: [],
  syncState: { state: 'connected', waiting: 0, refused: 0, lastSyncAt: Date.now(), progress: null, mended: 0 },
};
const port: StorePort = {
  read: async (name) => reads[name],
  watch: (name, _args, onResult) => onResult(reads[name]),
  run: async () => null,
};
const { name, email, phones } = PICTURE.contact;
const about: TabAbout = {
  tabId: 1,
  origin: location.origin,
  document: 1,
  sequence: 1,
  facts: {
    site: location.hostname,
    recipe: null,
    record: null,
    people: [{ name, email, phone: phones[0] ?? null, company: null, title: null, evidence: 'record' }],
    phones,
  },
  chosen: null,
  noneOfThem: false,
  known: null,
  call: null,
  panelOpen: true,
  focusBar: 0,
};
const hub: HubDeps = {
  port,
  me: PICTURE.contact.id,
  lookUps: {
    lookupContact: async () => ({ ok: true, value: { matches: [PICTURE.contact], picture: PICTURE } }),
    fetchPicture: async () => ({ ok: true, value: PICTURE }),
    fetchTouches: async () => ({ ok: true, value: { touches: [], next: null } }),
    fetchOlder: async () => ({ ok: true, value: null }),
    searchContacts: async () => ({ ok: true, value: [] }),
  },
  syncNow: () => {},
  signIn: () => {},
};
const tab: TabDeps = {
  watch: (onAbout) => onAbout(about),
  choose: () => {},
  point: async () => false,
  endPointing: async () => false,
  callDone: () => {},
  close: () => {},
};

/** The sidebar's interface in the page itself, mounted when the extension mounts its frame: after load, when idle. */
function mount(): void {
  const host = document.createElement('div');
  host.style.cssText = 'all: initial; position: fixed; top: 0; right: 0; bottom: 0; width: 360px; z-index: 2147483647';
  const root = host.attachShadow({ mode: 'closed' });
  const style = document.createElement('style');
  style.textContent = styles.replaceAll(':root', ':host').replace(/\bbody\b/g, '.body');
  const body = document.createElement('div');
  body.className = 'body';
  body.style.height = '100%';
  root.append(style, body);
  document.documentElement.append(host);
  createRoot(body).render(<Sidebar hub={hub} tab={tab} openOptions={() => {}} />);
}

const whenIdle = () => requestIdleCallback(mount, { timeout: 2_000 });
if (document.readyState === 'complete') whenIdle();
else window.addEventListener('load', whenIdle, { once: true });
