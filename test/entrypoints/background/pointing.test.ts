import { beforeEach, describe, expect, it, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { followHealth } from '#entrypoints/background/health.ts';
import type { Neighbours } from '#entrypoints/background/neighbours.ts';
import { pageCalls } from '#entrypoints/background/page-calls.ts';
import { pointerFrameCalls, pointerPageCalls } from '#entrypoints/background/pointer-calls.ts';
import { changeTab, tabAbout } from '#entrypoints/background/tab-state.ts';
import { storedConnection } from '#lib/browser/connection.ts';
import type { PageFacts } from '#lib/model/page-facts.ts';
import type { Recipe } from '#lib/model/recipe.ts';
import { openDirect } from '#lib/store/direct.ts';
import type { StorePort } from '#lib/store/port.ts';
import { newDatabase } from '#test/support/unit/database.ts';
import { aRecipe } from '#test/support/unit/recipes.ts';
import { newId } from '#test/support/unit/rows.ts';

const TAB = 7;
const from = { tabId: TAB, url: new URL('https://crm.example/people/1') };
const frame = { tabId: TAB };

let port: StorePort;
let sent: { call: string; say: Record<string, unknown> }[] = [];
let saved: Recipe[] = [];
const neighbours: Neighbours = {
  people: async () => ({
    port,
    hub: { lookupContact: async () => ({ ok: true, value: { matches: [], picture: null } }) },
  }),
  own: async () => [],
  excluded: async () => [],
  recipes: async () => saved,
};
const page = { ...pageCalls(neighbours), ...pointerPageCalls(neighbours) };
const panel = pointerFrameCalls(neighbours);

beforeEach(async () => {
  port = openDirect(await newDatabase());
  sent = [];
  saved = [];
  const member = { id: newId(), version: 1, name: 'Rui', email: null, role: 'rep' as const };
  const workspace = { id: newId(), name: 'OurCo', sample: false };
  await storedConnection.write({ hub: 'https://hub.example', workspace, member, token: 'x'.repeat(30) });
  fakeBrowser.permissions.getAll = vi.fn(async () => ({ origins: ['https://crm.example/*'] }));
  fakeBrowser.scripting.executeScript = vi.fn(async () => []);
  fakeBrowser.tabs.sendMessage = vi.fn(
    async (_tab: number, message: unknown) => void sent.push(message as never),
  ) as never;
  await page['page.hello']({ document: 1 }, from);
});

const person = (over: Partial<PageFacts['people'][number]> = {}) => ({
  name: 'Jane Doe',
  email: 'jane@acme.test',
  phone: null,
  company: null,
  title: null,
  evidence: 'record' as const,
  ...over,
});
const facts = (over: Partial<PageFacts> = {}): PageFacts => ({
  site: 'crm.example',
  recipe: null,
  record: null,
  people: [],
  phones: [],
  ...over,
});
let sequence = 0;
const tell = (said: Partial<PageFacts>) =>
  page['page.facts']({ document: 1, sequence: ++sequence, facts: facts(said) }, from);
const checks = async () => (await tabAbout(TAB))?.pointing?.checks;
const lastRecipes = () => sent.findLast(({ call }) => call === 'page.recipes')?.say.recipes as Recipe[] | undefined;

async function pointed(over: Partial<Recipe> = {}) {
  await panel['pointer.start']({}, frame);
  const { id } = await page['page.pointing']({}, from);
  const recipe = aRecipe({ id, pointed: true, ...over });
  await page['page.pointed']({ recipe }, from);
  return recipe;
}
const read = (recipe: Recipe, id: string, over: Partial<PageFacts['people'][number]> = {}) =>
  tell({ recipe: recipe.id, record: { kind: 'contact', id }, people: [person(over)] });

describe('pointing at a page', () => {
  it('puts the panel aside, runs the pointer there, and opens the panel with what it found', async () => {
    await panel['pointer.start']({}, frame);
    expect((await tabAbout(TAB))?.panelOpen).toBe(false);
    expect(fakeBrowser.scripting.executeScript).toHaveBeenLastCalledWith({
      target: { tabId: TAB, frameIds: [0] },
      files: ['pointer.js'],
    });
    const { id } = await page['page.pointing']({}, from);
    await page['page.pointed']({ recipe: aRecipe({ id }) }, from);
    expect(await tabAbout(TAB)).toMatchObject({ panelOpen: true, pointing: { recipe: { id } } });
  });

  it('has the page read by the new recipe at once, before all others', async () => {
    saved = [aRecipe({ name: 'An older one' })];
    const recipe = await pointed();
    expect(
      lastRecipes()
        ?.slice(0, 2)
        .map(({ id }) => id),
    ).toEqual([recipe.id, saved[0]?.id]);
  });

  it.each([1, 2])('leaves everything as it was when the person leaves, asked for %d times', async (times) => {
    await changeTab(TAB, (before) => before && { ...before, panelOpen: true });
    for (let time = 0; time < times; time += 1) await panel['pointer.start']({}, frame);
    await page['page.pointed']({ recipe: null }, from);
    expect(await tabAbout(TAB)).toMatchObject({ pointing: null, panelOpen: true });
  });

  it('is refused to a page at which nobody points, and for other sites than its own', async () => {
    await expect(page['page.pointed']({ recipe: aRecipe() }, from)).rejects.toThrow();
    await expect(page['page.pointing']({}, from)).rejects.toThrow();
    await expect(pointed({ hosts: ['bank.example'] })).rejects.toThrow();
    await expect(pointed({ id: 'hubspot' })).rejects.toThrow();
  });

  it('shows what the recipe finds on this record and on the next ones', async () => {
    const recipe = await pointed();
    await read(recipe, '1');
    await tell({ recipe: recipe.id });
    await read(recipe, '2', { name: 'Omar Haddad', email: 'omar@delta.test' });
    await tell({
      recipe: recipe.id,
      record: { kind: 'contact', id: '3' },
      missed: { name: 0, email: 0, phone: 0, company: 0, title: 0 },
    });
    expect(await checks()).toMatchObject([
      { name: 'Jane Doe', email: 'jane@acme.test' },
      { name: 'Omar Haddad', email: 'omar@delta.test' },
      { name: null, email: null },
    ]);
  });

  it('corrects what a record said too early, and counts no page of another kind', async () => {
    const recipe = await pointed();
    await read(recipe, '1', { name: null });
    await read(recipe, '1');
    await tell({ recipe: null, people: [person({ email: 'list@x.test' })] });
    expect(await checks()).toMatchObject([{ name: 'Jane Doe' }]);
  });

  it('drops an id from the address that turns out to be the same for everybody', async () => {
    const recipe = await pointed();
    await read(recipe, 'account 4');
    await read(recipe, 'account 4', { email: 'omar@delta.test' });
    expect(await checks()).toHaveLength(2);
    expect(lastRecipes()?.[0]?.records).toEqual([]);
  });

  it('is saved as the workspace’s recipe, or dropped', async () => {
    const recipe = await pointed();
    expect(await panel['pointer.end']({ save: true }, frame)).toBe(true);
    expect(await port.read('recipes', {})).toMatchObject([{ recipe: { id: recipe.id }, waiting: true }]);
    expect((await tabAbout(TAB))?.pointing).toBeNull();
    await pointed();
    await panel['pointer.end']({ save: false }, frame);
    expect(await port.read('recipes', {})).toHaveLength(1);
  });

  it('repairs the recipe that read the page, under its id', async () => {
    saved = [aRecipe({ id: 'crm-example' })];
    await tell({ recipe: 'crm-example', record: { kind: 'contact', id: '1' } });
    await panel['pointer.start']({}, frame);
    const { repairs } = await page['page.pointing']({}, from);
    expect(repairs?.id).toBe('crm-example');
    await page['page.pointed']({ recipe: aRecipe({ id: 'crm-example', name: 'Mended' }) }, from);
    const own = lastRecipes()?.filter(({ id }) => id === 'crm-example');
    expect(own?.map(({ name }) => name)).toEqual(['Mended']);
  });
});

describe('a recipe that finds nobody', () => {
  const missed = { name: 1, email: 0, phone: 0, company: 0, title: 0 };
  const miss = (id: string, at: number, over: Partial<PageFacts> = {}) =>
    followHealth(facts({ recipe: 'x', record: { kind: 'contact', id }, missed, ...over }), port, at);
  const reports = async () => {
    const run = vi.spyOn(port, 'run');
    return () => run.mock.calls.filter(([name]) => name === 'reportRecipe').map(([, report]) => report);
  };

  it('is reported after three records running, by structure alone', async () => {
    const said = await reports();
    for (const [index, id] of ['1', '2', '3', '4'].entries()) await miss(id, 5_000 * (index + 1));
    expect(said()).toEqual([{ recipeId: 'x', host: 'crm.example', kind: 'contact', matched: missed }]);
  });

  it('is not, when it finds somebody in between', async () => {
    const said = await reports();
    await miss('1', 5_000);
    await miss('2', 10_000);
    await followHealth(facts({ recipe: 'x', record: { kind: 'contact', id: '3' }, people: [person()] }), port, 15_000);
    for (const [index, id] of ['4', '5', '6'].entries()) await miss(id, 20_000 + 5_000 * index);
    expect(said()).toEqual([]);
  });

  it('is not by records that were left before they could be read, nor by the same one read again', async () => {
    const said = await reports();
    for (let at = 0; at < 20; at += 1) await miss(`${at}`, 1_000 + at * 500);
    for (let at = 0; at < 20; at += 1) await miss('one', 60_000 + at * 5_000);
    expect(said()).toEqual([]);
  });

  it('is not on pages of companies and deals, which may well have nobody', async () => {
    const said = await reports();
    for (const [index, id] of ['1', '2', '3', '4', '5'].entries())
      await miss(id, 5_000 * (index + 1), { record: { kind: 'company', id } });
    expect(said()).toEqual([]);
  });

  it('keeps nothing of the page but the record’s id, until the browser closes', async () => {
    await miss('1', 5_000);
    const kept = await browser.storage.session.get(null);
    expect(Object.entries(kept).filter(([key]) => key.startsWith('missed:'))).toEqual([
      ['missed:crm.example x', { times: 0, shown: { record: '1', since: 5_000 } }],
    ]);
    expect(await browser.storage.local.get(null)).not.toHaveProperty('missed:crm.example x');
  });
});
