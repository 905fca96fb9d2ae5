import { beforeEach, expect, it, vi } from 'vitest';
import browser, { type Runtime } from 'webextension-polyfill';
import type { Neighbours } from '#entrypoints/background/neighbours.ts';
import { pageCalls } from '#entrypoints/background/page-calls.ts';
import { pointerFrameCalls, pointerPageCalls } from '#entrypoints/background/pointer-calls.ts';
import { storeFallback } from '#entrypoints/background/store-fallback.ts';
import { tabCalls } from '#entrypoints/background/tab-calls.ts';
import { receive } from '#lib/messages/receive.ts';
import { createRandom } from '#server/sample/random.ts';
import { misplace } from '#test/server/abuse/misplace.ts';
import { workerSession } from '#test/support/unit/worker.ts';

/** `MESSAGES` asks for more. */
const MESSAGES = Number(process.env.MESSAGES ?? 600);
const ID = '01890000-0000-7000-8000-000000000001';
const JANE = { name: 'Jane', email: 'jane@acme.test', phone: null, company: null, title: null, evidence: 'label' };
const FACTS = { site: 'crm.test', recipe: null, record: { kind: 'contact', id: '1' }, people: [JANE], phones: [] };
const BODY = { outcome: 'connected', kinds: ['other'], text: 'words', campaignId: null, callSeconds: null };
const stored = (call: 'store.read' | 'store.run', name: string, args: unknown) => [call, { name, args }] as const;

const FROM_PAGES: readonly (readonly [string, unknown])[] = [
  ['page.start', {}],
  ['page.hello', { document: 1 }],
  ['page.facts', { document: 1, sequence: 1, facts: FACTS }],
  ['page.call', { phone: '+14155550111' }],
  ['page.dialer', { origin: 'https://phone.aircall.io', data: { name: 'x' } }],
  ['page.panel', { side: 'left', width: 400 }],
  ['page.push', { name: 't-abcdef', side: 'left', by: 300 }],
  ['page.cover', { covered: true, liftedAt: 0 }],
  ['page.launcher', { at: 0.5 }],
  ['page.pointing', {}],
  ['page.pointed', { recipe: null }],
];
const FROM_FRAMES: readonly (readonly [string, unknown])[] = [
  ['tab.about', {}],
  ['tab.cover', {}],
  ['panel.set', { open: true, width: 400 }],
  ['panel.layout', { change: { side: 'left', width: 400 } }],
  ['launcher.drag', { dy: 5, done: true }],
  ['tab.choose', { email: 'jane@acme.test', found: true }],
  ['pointer.end', { save: true }],
  ['call.done', {}],
  stored('store.read', 'contactNotes', { contactId: ID, limit: 5 }),
  stored('store.read', 'draft', { key: 'a' }),
  stored('store.read', 'members', {}),
  stored('store.run', 'logNote', { noteId: ID, contactId: ID, body: BODY }),
  stored('store.run', 'editNote', { noteId: ID, patch: { text: 'other' } }),
  stored('store.run', 'reply', { replyId: ID, noteId: ID, text: 'words' }),
  stored('store.run', 'saveDraft', { key: 'a', text: 'words', kinds: [], savedAt: 1 }),
  stored('store.run', 'setExcluded', { add: ['a@b.test'], remove: [] }),
  stored('store.run', 'discardRefused', { seq: 1 }),
];

let hear: (message: unknown, sender: Runtime.MessageSender) => Promise<{ ok: boolean }>;
/** Writes to storage and database so far. */
let effects = 0;
const unhandled = vi.fn();

beforeEach(async () => {
  const stop = new AbortController();
  const session = await workerSession(() => Promise.reject(new TypeError('no network')), stop.signal);
  const neighbours: Neighbours = {
    people: async () => ({ port: session.port, hub: session.lookUps }),
    own: async () => [],
    excluded: async () => [],
    recipes: async () => [],
  };
  const count = () => {
    effects += 1;
  };
  for (const table of session.parts.db.tables) {
    table.hook('creating', count);
    table.hook('updating', count);
    table.hook('deleting', count);
  }
  for (const area of [browser.storage.local, browser.storage.session]) area.onChanged.addListener(count);
  vi.spyOn(browser.tabs, 'sendMessage').mockResolvedValue(null);
  vi.spyOn(browser.permissions, 'getAll').mockResolvedValue({ origins: ['https://crm.test/*'] });
  const add = vi.spyOn(browser.runtime.onMessage, 'addListener');
  receive({
    page: { ...pageCalls(neighbours), ...pointerPageCalls(neighbours) },
    frame: {
      ...tabCalls(neighbours),
      ...pointerFrameCalls(neighbours),
      ...storeFallback(async () => session),
      'sync.now': async () => null,
    },
  });
  hear = add.mock.calls.at(-1)?.[0] as unknown as typeof hear;
});

/** A tab of its own for each message: the cap on a tab's rate must not do the other checks' work. */
const senderOf = (kind: 'page' | 'frame', tab: number) => {
  const url = kind === 'page' ? 'https://crm.test/1' : browser.runtime.getURL('/sidebar.html');
  return { id: browser.runtime.id, url, frameId: 0, tab: { id: tab } } as Runtime.MessageSender;
};

it(
  `${MESSAGES} mutated messages, heard by the real background: those it refuses change nothing`,
  async () => {
    process.on('unhandledRejection', unhandled);
    const random = createRandom(11);
    const answers = { taken: 0, refused: 0 };
    for (let time = 0; time < MESSAGES; time += 1) {
      const kind = random.pick(['page', 'frame'] as const);
      const [call, say] = random.pick(kind === 'page' ? FROM_PAGES : FROM_FRAMES);
      let message = random.chance(0.2) ? { call, say } : misplace({ call, say }, { random, ids: [ID, 'store.run'] });
      if (random.chance(0.3)) message = misplace(message, { random, ids: [ID, 'page.facts'] });
      const before = effects;
      const { ok } = await hear(message, senderOf(kind, 100 + time));
      answers[ok ? 'taken' : 'refused'] += 1;
      if (!ok) expect(effects, `message ${time}`).toBe(before);
    }
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
    expect(answers.taken).toBeGreaterThan(MESSAGES / 20);
    expect(answers.refused).toBeGreaterThan(MESSAGES / 2);
    expect(effects).toBeGreaterThan(MESSAGES / 100);
    expect({}).not.toHaveProperty('polluted');
  },
  60_000 + 20 * MESSAGES,
);
