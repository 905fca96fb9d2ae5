import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { followOwnList, followSharedList } from '#entrypoints/background/follow-excluded.ts';
import { followNewPeople } from '#entrypoints/background/look-again.ts';
import { neighboursOf } from '#entrypoints/background/neighbours.ts';
import { pageCalls } from '#entrypoints/background/page-calls.ts';
import { tabAbout } from '#entrypoints/background/tab-state.ts';
import { tellStoreChanged } from '#lib/browser/changes.ts';
import { storedConnection } from '#lib/browser/connection.ts';
import { neverLookUp } from '#lib/browser/never-look-up.ts';
import { emptyFilter, enter } from '#lib/known/filter.ts';
import { formsOf } from '#lib/known/form.ts';
import { hashOf } from '#lib/known/hash.ts';
import type { ContactCard } from '#lib/model/contact.ts';
import type { PagePerson } from '#lib/model/page-facts.ts';
import { keepWhole } from '#lib/store/known.ts';
import { writeMeta } from '#lib/store/meta.ts';
import { cardFrom, newId } from '#test/support/unit/rows.ts';
import { workerSession } from '#test/support/unit/worker.ts';

const KEY = '0b8f6f3a-6f0a-4c1e-9b57-0f6d1a2b3c4d';
const KNOWN = 'jane@acme.test';
const URL_ON = new URL('https://crm.test/contacts/1');

/** A connected browser with a filter that holds Jane (unless without), and a hub that counts whom it is asked about. */
async function connected({ filter = true } = {}) {
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  const asked: unknown[] = [];
  const atHub: ContactCard[] = [];
  const session = await workerSession(async (_url, init) => {
    asked.push(JSON.parse(String(init.body)));
    return Response.json({ matches: atHub, picture: null });
  }, stop.signal);
  const know = async (email: string) => {
    const known = emptyFilter(100);
    for (const form of formsOf({ email })) enter(known, await hashOf(KEY, form));
    await keepWhole(session.parts.db, { key: KEY, position: 1, filter: known });
  };
  if (filter) await know(KNOWN);
  await storedConnection.write({
    hub: 'https://hub.test',
    token: 't',
    workspace: { id: newId(), name: 'Ours', sample: false },
    member: { id: newId(), version: 1, name: 'Rep', email: 'rep@ours.test', role: 'rep' },
  });
  const neighbours = neighboursOf(async () => session);
  followOwnList(neighbours);
  followSharedList(session.port, neighbours, stop.signal);
  const page = pageCalls(neighbours);
  await page['page.hello']({ document: 1 }, { tabId: 7, url: URL_ON });
  let sequence = 0;
  /** The page is about these people. */
  const show = async (...people: (string | Partial<PagePerson>)[]) => {
    sequence += 1;
    const facts = { site: 'crm.test', recipe: null, record: null, people: people.map(personOf), phones: [] };
    await page['page.facts']({ document: 1, sequence, facts }, { tabId: 7, url: URL_ON });
  };
  return { asked, atHub, know, show, session, neighbours, about: () => tabAbout(7) };
}

const personOf = (said: string | Partial<PagePerson>): PagePerson => ({
  name: 'Somebody',
  email: null,
  phone: null,
  company: null,
  title: null,
  evidence: 'label',
  ...(typeof said === 'string' ? { email: said } : said),
});

beforeEach(() => {
  vi.spyOn(browser.permissions, 'getAll').mockResolvedValue({ origins: ['https://crm.test/*'] });
  vi.spyOn(browser.tabs, 'sendMessage').mockResolvedValue(undefined);
});

describe('of a person on a page the hub is asked', () => {
  it('when it may know them: by address, tag or not', async () => {
    const { asked, show } = await connected();
    await show(KNOWN);
    await show('Jane+news@acme.test');
    expect(asked).toEqual([{ email: KNOWN }, { email: 'Jane+news@acme.test' }]);
  });

  it('nothing when the filter rules them out, whether by address or by number', async () => {
    const { asked, show, about } = await connected();
    await show('stranger@acme.test');
    await show({ phone: '+4930123456' });
    expect(asked).toEqual([]);
    expect((await about())?.known).toBeNull();
  });

  it('always, while no filter has come', async () => {
    const { asked, show } = await connected({ filter: false });
    await show('stranger@acme.test');
    expect(asked).toEqual([{ email: 'stranger@acme.test' }]);
  });
});

describe('of an excluded person the hub is asked nothing, and the tab says whom it is about', () => {
  it.each([
    ['an address', 'jane@acme.test'],
    ['a domain', '@acme.test'],
    ['a domain above theirs', '@test'],
  ])('by the person’s own list: %s', async (_, entry) => {
    const { asked, show, about } = await connected({ filter: false });
    await neverLookUp.write([entry]);
    await show(KNOWN);
    expect(asked).toEqual([]);
    expect(await about()).toMatchObject({ facts: { people: [] }, excluded: [KNOWN], known: null });
  });

  it('by the team’s list, also before the hub has it', async () => {
    const { asked, show, about, session } = await connected({ filter: false });
    await writeMeta(session.parts.db, 'excluded', { version: 1, entries: ['@acme.test'] });
    await session.port.run('setExcluded', { add: ['@late.test'], remove: [] });
    await show(KNOWN, 'x@late.test');
    expect(asked).toEqual([]);
    expect((await about())?.excluded).toEqual([KNOWN, 'x@late.test']);
  });

  it('as a colleague of the member’s company', async () => {
    const { asked, show, about } = await connected({ filter: false });
    await show('boss@ours.test');
    expect(asked).toEqual([]);
    expect((await about())?.excluded).toEqual(['boss@ours.test']);
  });

  it.each([
    ['@müller.test', 'm@xn--mller-kva.test'],
    ['@xn--mller-kva.test', 'm@müller.test'],
  ])('in whichever spelling the domain stands: %s excludes %s', async (entry, email) => {
    const { asked, show } = await connected({ filter: false });
    await neverLookUp.write([entry]);
    await show(email);
    expect(asked).toEqual([]);
  });

  it('by their number neither', async () => {
    const { asked, show } = await connected({ filter: false });
    await neverLookUp.write(['@acme.test']);
    await show({ email: KNOWN, phone: '+4930123456' });
    expect(asked).toEqual([]);
  });

  it('while others on the page are the page’s people', async () => {
    const { asked, show, about } = await connected({ filter: false });
    await neverLookUp.write(['@acme.test']);
    await show(KNOWN, 'sam@other.test');
    expect((await about())?.facts.people.map(({ email }) => email)).toEqual(['sam@other.test']);
    expect(asked).toEqual([{ email: 'sam@other.test' }]);
  });
});

describe('whoever comes onto a list', () => {
  it('leaves the tabs that are open: the person’s own list', async () => {
    const { show, about } = await connected();
    await show('sam@other.test');
    await neverLookUp.write(['@other.test']);
    await vi.waitFor(async () =>
      expect(await about()).toMatchObject({ facts: { people: [] }, excluded: ['sam@other.test'] }),
    );
  });

  it('leaves the tabs that are open: the team’s list', async () => {
    const { show, about, session } = await connected();
    await show('sam@other.test');
    await writeMeta(session.parts.db, 'excluded', { version: 1, entries: ['sam@other.test'] });
    await vi.waitFor(async () => expect((await about())?.excluded).toEqual(['sam@other.test']));
  });
});

describe('whoever was unknown when the page was read', () => {
  it('has a launcher as soon as sync has brought them', async () => {
    const { asked, atHub, know, show, neighbours, about } = await connected();
    followNewPeople(neighbours);
    await show('new@acme.test');
    expect(await about()).toMatchObject({ known: null });
    atHub.push(cardFrom({ email: 'new@acme.test' }));
    await know('new@acme.test');
    await tellStoreChanged();
    await vi.waitFor(async () => expect(await about()).toMatchObject({ known: { band: null } }));
    expect(asked).toEqual([{ email: 'new@acme.test' }]);
    expect(vi.mocked(browser.tabs.sendMessage).mock.calls.at(-1)?.[1]).toMatchObject({
      call: 'panel.show',
      say: { launcher: true },
    });
  });

  it('is asked about once, however often the store changes', async () => {
    const { asked, show, neighbours } = await connected({ filter: false });
    const lookAgain = followNewPeople(neighbours);
    await show('stranger@acme.test');
    for (let n = 0; n < 3; n += 1) {
      await tellStoreChanged();
      await lookAgain();
    }
    expect(asked).toEqual([{ email: 'stranger@acme.test' }]);
  });
});
