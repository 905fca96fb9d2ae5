import { beforeEach, describe, expect, it, vi } from 'vitest';
import browser, { type Tabs } from 'webextension-polyfill';
import { followCommands } from '#entrypoints/background/commands.ts';
import { changeTab, tabAbout } from '#entrypoints/background/tab-state.ts';
import { followTabs } from '#entrypoints/background/tabs.ts';
import type { TabAbout } from '#lib/messages/calls.ts';

const jane = { name: 'Jane Doe', email: 'jane@acme.test', phone: null, company: null, title: null };
const about: TabAbout = {
  tabId: 7,
  origin: 'https://crm.test/*',
  document: 1,
  sequence: 4,
  facts: { site: 'crm.test', recipe: null, record: null, people: [{ ...jane, evidence: 'label' }], phones: [] },
  chosen: null,
  noneOfThem: false,
  known: { band: 'hot', waiting: false },
  call: null,
  panelOpen: true,
  focusBar: 0,
};

type Updated = (tabId: number, change: Tabs.OnUpdatedChangeInfoType) => void;
let updated: Updated;
let removed: (tabId: number) => void;
const told = vi.fn(async (_tab: number, _message: unknown): Promise<void> => {});
const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

beforeEach(async () => {
  told.mockReset();
  vi.spyOn(browser.tabs, 'sendMessage').mockImplementation(told);
  const onUpdated = vi.spyOn(browser.tabs.onUpdated, 'addListener');
  const onRemoved = vi.spyOn(browser.tabs.onRemoved, 'addListener');
  followTabs();
  updated = onUpdated.mock.calls.at(-1)?.[0] as Updated;
  removed = onRemoved.mock.calls.at(-1)?.[0] as typeof removed;
  await changeTab(7, () => about);
});

describe('a tab', () => {
  it('that is closed is forgotten', async () => {
    removed(7);
    await settled();
    expect(await tabAbout(7)).toBeNull();
  });

  it('that goes to a site which is not read is forgotten', async () => {
    updated(7, { status: 'loading', url: 'https://other.test/' });
    await settled();
    expect(await tabAbout(7)).toBeNull();
  });

  it('whose document is gone says nothing of a person any more, but keeps its panel', async () => {
    told.mockRejectedValue(new Error('Receiving end does not exist'));
    updated(7, { status: 'loading' });
    await settled();
    expect(await tabAbout(7)).toMatchObject({ facts: { people: [] }, known: null, panelOpen: true, sequence: 5 });
  });

  it('whose document was greeted, and does not listen yet, is not taken for gone', async () => {
    told.mockRejectedValue(new Error('Receiving end does not exist'));
    await changeTab(7, () => ({ ...about, sequence: 0, facts: { ...about.facts, people: [] }, known: null }));
    updated(7, { status: 'loading', url: 'https://crm.test/contacts/1?view=all' });
    await settled();
    expect((await tabAbout(7))?.sequence).toBe(0);
  });

  it('that changes its address inside the document is read anew', async () => {
    updated(7, { status: 'loading', url: 'https://crm.test/contacts/2' });
    await settled();
    expect(told).toHaveBeenCalledWith(7, { call: 'page.read', say: {} }, { frameId: 0 });
    expect((await tabAbout(7))?.facts.people).toHaveLength(1);
  });
});

it.each([
  ['open-panel', { panelOpen: false, focusBar: 0 }],
  ['log-call', { panelOpen: true, focusBar: 1 }],
  ['some-other', { panelOpen: true, focusBar: 0 }],
])('the command %s leaves the panel as %j', async (command, expected) => {
  const add = vi.fn();
  Object.assign(browser, { commands: { onCommand: { addListener: add } } });
  followCommands();
  add.mock.calls[0]?.[0](command, { id: 7 });
  await settled();
  expect(await tabAbout(7)).toMatchObject(expected);
});
