import { beforeEach, describe, expect, it, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { hearCall } from '#entrypoints/background/calls.ts';
import { changeTab, tabAbout } from '#entrypoints/background/tab-state.ts';
import type { TabAbout } from '#lib/messages/calls.ts';

const jane = { name: 'Jane Doe', email: 'jane@acme.test', phone: null, company: null, title: null };
const about: TabAbout = {
  tabId: 7,
  origin: 'https://crm.test/*',
  document: 1,
  sequence: 0,
  facts: { site: 'crm.test', recipe: null, record: null, people: [{ ...jane, evidence: 'label' }], phones: [] },
  chosen: null,
  noneOfThem: false,
  known: null,
  call: null,
  panelOpen: false,
  focusBar: 0,
};
const phone = '+14155550111';
const began = { phone, ended: false, seconds: null };
const ended = { phone: null, ended: true, seconds: null };
const told = vi.fn(async (_tab: number, _message: unknown): Promise<void> => {});
const call = async () => (await tabAbout(7))?.call;

beforeEach(async () => {
  told.mockClear();
  vi.spyOn(browser.tabs, 'sendMessage').mockImplementation(told);
  await changeTab(7, () => about);
});

describe('a call', () => {
  it('runs from its beginning, and again from when it was answered', async () => {
    await hearCall(7, began, 1_000);
    await hearCall(7, { ...began, phone: null }, 9_000);
    expect(await call()).toEqual({ phone, startedAt: 9_000, seconds: null });
  });

  it('that ends took what the clock shows, unless the dialler knows better', async () => {
    await hearCall(7, began, 1_000);
    await hearCall(7, ended, 62_000);
    expect(await call()).toEqual({ phone, startedAt: 1_000, seconds: 61 });
    await hearCall(7, began, 100_000);
    await hearCall(7, { ...ended, seconds: 20 }, 162_000);
    expect(await call()).toEqual({ phone, startedAt: 142_000, seconds: 20 });
  });

  it('that ends twice has ended once', async () => {
    await hearCall(7, began, 1_000);
    await hearCall(7, ended, 62_000);
    await hearCall(7, ended, 99_000);
    expect((await call())?.seconds).toBe(61);
  });

  it('of whose beginning nobody told still brings its length', async () => {
    await hearCall(7, { ...ended, seconds: 20 }, 162_000);
    expect(await call()).toEqual({ phone: null, startedAt: 142_000, seconds: 20 });
  });

  it('raises the panel when it has ended, without taking the focus', async () => {
    await hearCall(7, began);
    expect((await tabAbout(7))?.panelOpen).toBe(false);
    await hearCall(7, ended);
    expect((await tabAbout(7))?.panelOpen).toBe(true);
    expect(told.mock.calls.at(-1)?.[1]).toMatchObject({ call: 'panel.show', say: { open: true, focus: false } });
  });

  it('raises nothing where the page is about nobody', async () => {
    await changeTab(7, (now) => now && { ...now, facts: { ...now.facts, people: [] } });
    await hearCall(7, began);
    await hearCall(7, ended);
    expect((await tabAbout(7))?.panelOpen).toBe(false);
  });
});
