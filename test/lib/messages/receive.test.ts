import { beforeEach, describe, expect, it, vi } from 'vitest';
import browser, { type Runtime } from 'webextension-polyfill';
import { type FrameHandlers, type PageHandlers, receive } from '#lib/messages/receive.ts';

const FACTS = { site: 'crm.test', recipe: null, record: null, people: [], phones: [] };
const page = { id: browser.runtime.id, url: 'https://crm.test/contacts/1', frameId: 0, tab: { id: 7 } };
const frame = { id: browser.runtime.id, url: browser.runtime.getURL('/sidebar.html'), frameId: 3, tab: { id: 7 } };

type Listener = (message: unknown, sender: Runtime.MessageSender) => Promise<unknown>;
let hear: Listener;
const heard = vi.fn();

const every = <T>(names: readonly string[]): T =>
  Object.fromEntries(names.map((name) => [name, (say: unknown, from: unknown) => heard(name, say, from) ?? null])) as T;

beforeEach(() => {
  heard.mockReset();
  const add = vi.spyOn(browser.runtime.onMessage, 'addListener');
  receive({
    page: every<PageHandlers>(['page.start', 'page.hello', 'page.facts', 'page.call', 'page.panel', 'page.launcher']),
    frame: every<FrameHandlers>(['tab.about', 'panel.set', 'tab.choose', 'store.run', 'store.read']),
  });
  hear = add.mock.calls.at(-1)?.[0] as unknown as Listener;
});

const say = (sender: object, call: unknown, what: unknown = {}) =>
  hear({ call, say: what }, sender as Runtime.MessageSender);

describe('a call', () => {
  it('from a page reaches its handler, with the tab and the address that the browser vouches for', async () => {
    const told = { document: 5.5, sequence: 1, facts: FACTS };
    await expect(say(page, 'page.facts', told)).resolves.toEqual({ ok: true, back: null });
    expect(heard).toHaveBeenCalledWith('page.facts', told, { tabId: 7, url: new URL(page.url) });
  });

  it('from a frame of ours reaches its handler, with the tab it lives in', async () => {
    await say(frame, 'tab.about');
    await say({ ...frame, tab: undefined }, 'tab.about');
    expect(heard.mock.calls.map(([, , from]) => from)).toEqual([{ tabId: 7 }, { tabId: null }]);
  });

  it('from a page of ours that stands by itself may speak of any tab; from a frame in a web page of its own alone', async () => {
    const speak = (sender: object) => hear({ call: 'tab.about', say: {}, tab: 9 }, sender as Runtime.MessageSender);
    await speak({ ...frame, tab: undefined, frameId: undefined });
    await speak({ ...frame, frameId: 0 });
    await speak(frame);
    expect(heard.mock.calls.map(([, , from]) => from)).toEqual([{ tabId: 9 }, { tabId: 9 }, { tabId: 7 }]);
  });

  it('that throws comes back as failed, without its words', async () => {
    heard.mockImplementation(() => {
      throw new Error('secret');
    });
    await expect(say(frame, 'tab.about')).resolves.toEqual({ ok: false, code: 'failed' });
  });
});

describe('refused, and without effect', () => {
  const refused = { ok: false, code: 'refused' };

  it.each<[string, object, string, unknown]>([
    ['a call of the frames from a page', page, 'store.read', { name: 'feed', args: {} }],
    ['a call of the pages from a frame', frame, 'page.call', { phone: '+14155550111' }],
    ['another extension', { ...page, id: 'somebody-else' }, 'page.start', {}],
    ['a frame inside the page', { ...page, frameId: 4 }, 'page.start', {}],
    ['a page that is no website', { ...page, url: 'file:///etc/hosts' }, 'page.start', {}],
    ['an origin that only begins like ours', { ...page, url: 'chrome-extension://elsewhere/x.html' }, 'tab.about', {}],
    ['a name that is no call', frame, 'toString', {}],
    ['a shape with more than it should have', page, 'page.call', { phone: '+14155550111', also: 1 }],
    ['a name of a rule that is more than a name', page, 'page.push', { name: 't1{}*', side: 'left', by: 360 }],
    ['a number that is none', page, 'page.launcher', { at: Number.NaN }],
    [
      'more people than a page can have',
      page,
      'page.facts',
      { document: 1, sequence: 0, facts: { ...FACTS, people: Array(9).fill({}) } },
    ],
  ])('%s', async (_, sender, call, what) => {
    await expect(say(sender, call, what)).resolves.toEqual(refused);
    expect(heard).not.toHaveBeenCalled();
  });

  it.each([undefined, null, 'text', 7, [], { call: 'page.start' }, { call: 'page.start', say: {}, more: 1 }])(
    'the message %j',
    async (message) => {
      await expect(hear(message, page as Runtime.MessageSender)).resolves.toEqual(refused);
    },
  );

  it('a message that is too large for a page', async () => {
    const answer = await say(page, 'page.call', { phone: '1'.repeat(70_000) });
    expect(answer).toEqual({ ok: false, code: 'too_large' });
  });

  it('too many calls of one tab, while another tab is still heard', async () => {
    const answers = await Promise.all(Array.from({ length: 100 }, () => say(page, 'page.start')));
    expect(answers.at(-1)).toEqual({ ok: false, code: 'too_many' });
    await expect(say({ ...page, tab: { id: 8 } }, 'page.start')).resolves.toEqual({ ok: true, back: null });
  });
});
