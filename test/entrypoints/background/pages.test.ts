import { beforeEach, describe, expect, it, vi } from 'vitest';
import browser from 'webextension-polyfill';
import type { Neighbours } from '#entrypoints/background/neighbours.ts';
import { pageCalls } from '#entrypoints/background/page-calls.ts';
import { setPanel } from '#entrypoints/background/show.ts';
import { tabCalls } from '#entrypoints/background/tab-calls.ts';
import { tabAbout } from '#entrypoints/background/tab-state.ts';
import type { ContactCard } from '#lib/model/contact.ts';
import type { PageFacts, PagePerson } from '#lib/model/page-facts.ts';

const URL_ON = new URL('https://crm.test/contacts/1');
const from = { tabId: 7, url: URL_ON };
const jane = person('Jane Doe', 'jane@acme.test');
const sam = person('Sam Lee', 'sam@acme.test');

function person(name: string, email: string): PagePerson {
  return { name, email, phone: null, company: null, title: null, evidence: 'label' };
}
const facts = (people: PagePerson[], id = '1'): PageFacts => ({
  site: 'crm.test',
  recipe: null,
  record: { kind: 'contact', id },
  people,
  phones: [],
});
const card = (email: string): ContactCard => ({
  id: '01890000-0000-7000-8000-000000000001',
  version: 1,
  name: 'Jane Doe',
  title: null,
  email,
  companyId: null,
  companyName: null,
  status: null,
});

/** A hub that knows Jane only, with a store in which nothing was looked up yet. */
const lookupContact = vi.fn(async (query: { email: string } | { phone: string }) => ({
  ok: true as const,
  value: { matches: 'email' in query && query.email === jane.email ? [card(query.email)] : [], picture: null },
}));
const neighbours: Neighbours = {
  people: async () => ({
    port: { read: async () => null, watch: () => {}, run: async () => null } as never,
    hub: { lookupContact },
  }),
  own: async () => ['rep@ourco.test', '@ourco.test'],
  excluded: async () => ['rep@ourco.test', '@ourco.test', '@rival.test'],
  recipes: async () => [],
};
const page = pageCalls(neighbours);
const tab = tabCalls(neighbours);
const shown = vi.fn(async (_tab: number, _message: unknown): Promise<void> => {});
const lastView = () =>
  shown.mock.calls
    .map(([, message]) => message as { call: string; say: Record<string, unknown> })
    .findLast(({ call }) => call === 'panel.show')?.say;

const hello = (document: number) => page['page.hello']({ document }, from);
const tell = (document: number, sequence: number, said: PageFacts) =>
  page['page.facts']({ document, sequence, facts: said }, from);

beforeEach(() => {
  shown.mockClear();
  lookupContact.mockClear();
  vi.spyOn(browser.permissions, 'getAll').mockResolvedValue({ origins: ['https://crm.test/*'] });
  vi.spyOn(browser.tabs, 'sendMessage').mockImplementation(shown);
});

describe('a page', () => {
  it('gets recipes, the member’s own addresses and the layout when it says hello', async () => {
    const { recipes, excluded, view } = await hello(1);
    expect(recipes.map(({ id }) => id)).toContain('roundcube');
    expect(excluded).toEqual(['rep@ourco.test', '@ourco.test']);
    expect(view).toEqual({
      open: false,
      focus: false,
      launcher: false,
      layout: { side: 'right', mode: 'overlay', width: 360, launcherAt: 0.4 },
    });
  });

  it('of a site that is off is refused', async () => {
    await expect(
      page['page.hello']({ document: 1 }, { tabId: 7, url: new URL('https://other.test/') }),
    ).rejects.toThrow();
    expect(await tabAbout(7)).toBeNull();
  });

  it('cannot speak of another site', async () => {
    await hello(1);
    await expect(tell(1, 0, { ...facts([jane]), site: 'bank.test' })).rejects.toThrow();
  });

  it('shows the launcher only where the hub knows the person', async () => {
    await hello(1);
    await tell(1, 0, facts([sam]));
    expect(lastView()?.launcher).toBe(false);
    await tell(1, 1, facts([jane]));
    expect(lastView()?.launcher).toBe(true);
    expect((await tabAbout(7))?.known).toEqual({ band: null, waiting: false });
  });

  it('that says the same again, because its first word died with the worker, is asked about again', async () => {
    await hello(1);
    lookupContact.mockReturnValueOnce(new Promise(() => {}));
    void tell(1, 0, facts([jane]));
    await vi.waitFor(() => expect(lookupContact).toHaveBeenCalledTimes(1));
    await tell(1, 0, facts([jane]));
    expect(lastView()?.launcher).toBe(true);
    shown.mockClear();
    await tell(1, 0, facts([jane]));
    expect(lastView()?.launcher).toBe(true);
    expect(lookupContact).toHaveBeenCalledTimes(2);
  });

  it.each(['rep@ourco.test', 'bob@eu.ourco.test', 'noreply@acme.test', 'news-list@acme.test'])(
    'asks the hub nothing about %s',
    async (email) => {
      await hello(1);
      await tell(1, 0, facts([person('Somebody', email)]));
      expect(lookupContact).not.toHaveBeenCalled();
    },
  );

  it('asks the hub nothing about several people before one is chosen', async () => {
    await hello(1);
    await tell(1, 0, facts([jane, sam]));
    expect(lookupContact).not.toHaveBeenCalled();
  });

  it('is not believed when it speaks late: for an older change, or for a document that is gone', async () => {
    await hello(1);
    await tell(1, 2, facts([jane]));
    await tell(1, 1, facts([sam]));
    expect((await tabAbout(7))?.facts.people).toEqual([jane]);
    await hello(2);
    await tell(1, 3, facts([sam]));
    expect((await tabAbout(7))?.facts.people).toEqual([]);
  });

  it('stops the clock of a call when a dialler says that it ended', async () => {
    await hello(1);
    const heard = { name: 'apm_phone_call_ended', value: { duration: 20 } };
    await page['page.dialer']({ origin: 'https://evil.example', data: heard }, from);
    expect((await tabAbout(7))?.call).toBeNull();
    await page['page.dialer']({ origin: 'https://phone.aircall.io', data: heard }, from);
    expect((await tabAbout(7))?.call?.seconds).toBe(20);
    await tab['call.done']({}, { tabId: 7 });
  });

  it('starts the clock of a call', async () => {
    await hello(1);
    await page['page.call']({ phone: '+14155550111' }, from);
    expect((await tabAbout(7))?.call?.phone).toBe('+14155550111');
    await tab['call.done']({}, { tabId: 7 });
    expect((await tabAbout(7))?.call).toBeNull();
  });
});

describe('the panel', () => {
  it('stays open over the pages of its site, and closes on another', async () => {
    await hello(1);
    await setPanel(7, { open: true });
    expect((await hello(2)).view.open).toBe(true);
    vi.mocked(browser.permissions.getAll).mockResolvedValue({ origins: ['https://mail.test/*'] });
    const elsewhere = await page['page.hello']({ document: 3 }, { tabId: 7, url: new URL('https://mail.test/') });
    expect(elsewhere.view.open).toBe(false);
  });

  it('takes the focus only when the person asked for it', async () => {
    await hello(1);
    await setPanel(7, { open: 'toggle' });
    expect(lastView()).toMatchObject({ open: true, focus: true });
    await tell(1, 0, facts([sam]));
    expect(lastView()).toMatchObject({ open: true, focus: false });
    await tab['panel.set']({ open: false }, { tabId: 7 });
    expect(lastView()).toMatchObject({ open: false, focus: false });
  });

  it('keeps its width for the site, within its bounds', async () => {
    await hello(1);
    await page['page.panel']({ width: 9_000 }, from);
    expect((await hello(2)).view.layout.width).toBe(480);
    await tab['panel.set']({ width: 10 }, { tabId: 7 });
    expect((await hello(3)).view.layout.width).toBe(320);
  });

  it('lies at each site as the person chose there, until that is reset', async () => {
    await hello(1);
    await tab['panel.layout']({ change: { side: 'left', mode: 'push' } }, { tabId: 7 });
    await page['page.panel']({ width: 400 }, from);
    expect((await hello(2)).view.layout).toEqual({ side: 'left', mode: 'push', width: 400, launcherAt: 0.4 });
    expect(await tab['panel.layout']({ reset: true }, { tabId: 7 })).toEqual({
      side: 'right',
      mode: 'overlay',
      width: 360,
      launcherAt: 0.4,
    });
    expect(lastView()?.layout).toMatchObject({ side: 'right', mode: 'overlay' });
  });

  it('stands where the page says, which knows what else is there', async () => {
    await hello(1);
    await page['page.panel']({ side: 'left' }, from);
    expect((await tabAbout(7))?.panelSide).toBe('left');
  });

  it('gets room by a rule of the person’s own, on sites that are on', async () => {
    const insert = vi.fn(async () => {});
    Object.assign(browser.scripting, { insertCSS: insert });
    await hello(1);
    await page['page.push']({ name: 't123-right-360', side: 'right', by: 360 }, from);
    expect(insert).toHaveBeenCalledWith(
      expect.objectContaining({
        target: { tabId: 7, frameIds: [0] },
        origin: 'USER',
        css: expect.stringMatching(
          /^@media screen and \(min-width: 640px\) { html:has\(> \.t123-right-360\) {.*calc\(100% - 360px\)/,
        ),
      }),
    );
  });

  it('asks for the outcome bar by a number that grows', async () => {
    await hello(1);
    await tab['panel.set']({ focusBar: true }, { tabId: 7 });
    await tab['panel.set']({ focusBar: true }, { tabId: 7 });
    expect(await tabAbout(7)).toMatchObject({ panelOpen: true, focusBar: 2 });
  });

  it('of a tab that is not read does not open', async () => {
    expect(await setPanel(99, { open: true })).toBe(false);
  });
});

describe('a choice', () => {
  it('is remembered for the record, and forgotten for others', async () => {
    await hello(1);
    await tell(1, 0, facts([jane, sam]));
    await tab['tab.choose']({ email: 'jane@acme.test' }, { tabId: 7 });
    expect(await tabAbout(7)).toMatchObject({ chosen: 'jane@acme.test', known: { band: null } });
    await tell(1, 1, facts([jane, sam], '2'));
    expect((await tabAbout(7))?.chosen).toBeNull();
    await tell(1, 2, facts([jane, sam], '1'));
    expect((await tabAbout(7))?.chosen).toBe('jane@acme.test');
  });

  it('of nobody is remembered too', async () => {
    await hello(1);
    await tell(1, 0, facts([jane]));
    await tab['tab.choose']({ email: null }, { tabId: 7 });
    await tell(1, 1, facts([sam], '2'));
    await tell(1, 2, facts([jane], '1'));
    expect(await tabAbout(7)).toMatchObject({ chosen: null, noneOfThem: true, known: null });
  });
});
