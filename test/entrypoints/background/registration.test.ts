import { beforeEach, describe, expect, it, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { registerSites } from '#entrypoints/background/registration.ts';
import { changeTab, tabAbout } from '#entrypoints/background/tab-state.ts';
import { originOf, removeSite, requestSite, siteState } from '#lib/browser/permissions.ts';
import type { TabAbout } from '#lib/messages/calls.ts';

const CRM = 'https://crm.test/*';
let granted: string[] = [];
let registered: { id: string; matches?: string[] }[] = [];
const entered = vi.fn(async (_injection: unknown) => []);
const told = vi.fn(async (_tab: number, _message: unknown): Promise<void> => {});

const about: TabAbout = {
  tabId: 7,
  origin: CRM,
  document: 1,
  sequence: 0,
  facts: { site: 'crm.test', recipe: null, record: null, people: [], phones: [] },
  chosen: null,
  noneOfThem: false,
  known: null,
  call: null,
  panelOpen: false,
  focusBar: 0,
};

const register = async (scripts: typeof registered) => {
  registered = scripts;
};

beforeEach(() => {
  granted = [];
  registered = [];
  entered.mockClear();
  told.mockClear();
  vi.spyOn(browser.permissions, 'getAll').mockImplementation(async () => ({ origins: granted }));
  vi.spyOn(browser.permissions, 'contains').mockImplementation(async ({ origins = [] }) =>
    origins.every((origin) => granted.includes(origin)),
  );
  vi.spyOn(browser.tabs, 'query').mockImplementation(async () => [{ id: 7 }] as never);
  vi.spyOn(browser.tabs, 'sendMessage').mockImplementation(told);
  Object.assign(browser, {
    scripting: {
      getRegisteredContentScripts: async () => registered,
      registerContentScripts: register,
      updateContentScripts: register,
      unregisterContentScripts: () => register([]),
      executeScript: entered,
    },
  });
});

describe('the loader', () => {
  it('is registered for the sites that are on, and enters their open pages', async () => {
    granted = [CRM];
    await registerSites();
    expect(registered).toMatchObject([{ matches: [CRM], js: ['site.js'], runAt: 'document_idle' }]);
    expect(entered).toHaveBeenCalledWith({ target: { tabId: 7, frameIds: [0] }, files: ['site.js'] });
  });

  it('is registered nowhere, and enters nothing, without a site', async () => {
    await registerSites();
    expect(registered).toEqual([]);
    expect(entered).not.toHaveBeenCalled();
  });

  it('leaves a site that was switched off, and what was known of its tabs is forgotten', async () => {
    granted = [CRM];
    await registerSites();
    await changeTab(7, () => about);
    granted = [];
    await registerSites();
    expect(registered).toEqual([]);
    expect(told).toHaveBeenCalledWith(7, { call: 'site.off', say: {} }, { frameId: 0 });
    expect(await tabAbout(7)).toBeNull();
  });
});

describe('a site', () => {
  it.each([
    ['https://crm.test:8443/a?b#c', CRM],
    ['http://127.0.0.1:5000/', 'http://127.0.0.1/*'],
    ['chrome://extensions', null],
    ['file:///home/me/page.html', null],
    [undefined, null],
  ])('of %s is asked for as %s', (url, origin) => {
    expect(originOf(url)).toBe(origin);
  });

  it('is off, on, or impossible', async () => {
    expect(await siteState('about:blank')).toEqual({ kind: 'impossible' });
    expect(await siteState('https://crm.test/')).toEqual({ kind: 'off', origin: CRM });
    granted = [CRM];
    expect(await siteState('https://crm.test/')).toEqual({ kind: 'on', origin: CRM });
  });

  it('whose permission nobody can take back is switched off all the same, and on again', async () => {
    granted = [CRM];
    vi.spyOn(browser.permissions, 'remove').mockRejectedValue(new Error('required'));
    vi.spyOn(browser.permissions, 'request').mockResolvedValue(true);
    await removeSite(CRM);
    expect(await siteState('https://crm.test/')).toEqual({ kind: 'off', origin: CRM });
    await requestSite(CRM);
    expect(await siteState('https://crm.test/')).toEqual({ kind: 'on', origin: CRM });
  });
});
