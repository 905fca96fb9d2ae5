import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Recipe } from '#lib/model/recipe.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import { findRecipe } from '#server/recipes/repository.ts';
import { aRecipe } from '#test/support/unit/recipes.ts';
import type { TestClient } from './test-client.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let [rep, other, lead, admin]: TestClient[] = [];
beforeAll(async () => {
  world = await openWorld();
  [rep, other, lead, admin] = await Promise.all([world.join(), world.join(), world.join('lead'), world.join('admin')]);
});
afterAll(() => world.close());

const client = (one: TestClient | undefined): TestClient => {
  if (!one) throw new Error('the members have joined');
  return one;
};
const save = (recipeId = uuidv7(), over: Partial<Recipe> = {}) =>
  ({ name: 'recipe.save', recipeId, recipe: aRecipe(over) }) as const;
const applied = { status: 'applied' };
const refused = (code: string) => ({ status: 'refused', code });

async function seenBy(one: TestClient | undefined, recipeId: string) {
  await client(one).pull();
  return client(one)
    .rows('recipes')
    .find(({ id }) => id === recipeId);
}

async function proposal() {
  const wanted = save();
  await client(rep).push(wanted);
  const row = await seenBy(rep, wanted.recipeId);
  return { wanted, recipeId: wanted.recipeId, savedAt: row?.savedAt ?? '' };
}

describe('a site recipe', () => {
  it('is a proposal when a rep saves it, and replicates as such', async () => {
    const { recipeId, wanted } = await proposal();
    expect(await seenBy(other, recipeId)).toMatchObject({
      authorId: client(rep).account.member.id,
      approvedAt: null,
      approvedBy: null,
      recipe: wanted.recipe,
    });
  });

  it.each([
    ['lead', () => lead],
    ['admin', () => admin],
  ])('is approved by its saving when a %s saves it', async (_, who) => {
    const wanted = save();
    expect(await client(who()).pushOne(wanted)).toMatchObject(applied);
    expect((await seenBy(other, wanted.recipeId))?.approvedBy).toBe(client(who()).account.member.id);
  });

  it('is approved by a lead, and never by a rep, its author included', async () => {
    const { recipeId, savedAt } = await proposal();
    const approve = { name: 'recipe.approve', recipeId, savedAt };
    expect(await client(rep).pushOne(approve)).toMatchObject(refused('recipe_not_yours'));
    expect(await client(other).pushOne(approve)).toMatchObject(refused('recipe_not_yours'));
    expect(await client(lead).pushOne(approve)).toMatchObject(applied);
    expect((await seenBy(other, recipeId))?.approvedBy).toBe(client(lead).account.member.id);
  });

  it('is not approved in a state that nobody looked at', async () => {
    const { recipeId, savedAt } = await proposal();
    await client(rep).push(save(recipeId, { name: 'Another text' }));
    const late = await client(lead).pushOne({ name: 'recipe.approve', recipeId, savedAt });
    expect(late).toMatchObject(refused('recipe_changed'));
  });

  it("is the team's once approved: its author proposes anew, and who approves changes it at once", async () => {
    const { recipeId, savedAt } = await proposal();
    await client(lead).push({ name: 'recipe.approve', recipeId, savedAt });
    const change = save(recipeId, { name: 'Changed' });
    expect(await client(rep).pushOne(change)).toMatchObject(refused('recipe_not_yours'));
    expect(await seenBy(other, recipeId)).toMatchObject({ approvedAt: expect.any(String) });
    expect(await client(lead).pushOne(change)).toMatchObject(applied);
    expect(await seenBy(other, recipeId)).toMatchObject({ recipe: { name: 'Changed' } });
  });

  it('is changed and removed by its author or by who approves, and by nobody else', async () => {
    const { recipeId } = await proposal();
    expect(await client(other).pushOne(save(recipeId))).toMatchObject(refused('recipe_not_yours'));
    expect(await client(other).pushOne({ name: 'recipe.remove', recipeId })).toMatchObject(refused('recipe_not_yours'));
    expect(await client(rep).pushOne({ name: 'recipe.remove', recipeId })).toMatchObject(applied);
    expect(await seenBy(other, recipeId)).toMatchObject({ recipe: {}, deletedAt: expect.any(String) });
  });

  it('stays, once approved, until who approves removes it', async () => {
    const { recipeId, savedAt } = await proposal();
    await client(lead).push({ name: 'recipe.approve', recipeId, savedAt });
    expect(await client(rep).pushOne({ name: 'recipe.remove', recipeId })).toMatchObject(refused('recipe_not_yours'));
    expect(await client(admin).pushOne({ name: 'recipe.remove', recipeId })).toMatchObject(applied);
    expect(await client(rep).pushOne(save(recipeId))).toMatchObject(refused('recipe_unknown'));
  });

  it('must name its hosts, and no pattern that could keep a browser busy', async () => {
    const patterns = (pattern: string) => ({ records: [{ kind: 'contact' as const, pattern }] });
    for (const over of [{ hosts: [] }, { hosts: ['*'] }, patterns('^(a+)+$'), patterns('(a)\\1'), patterns('(')]) {
      expect(await client(rep).pushOne(save(uuidv7(), over))).toMatchObject(refused('mutation_invalid'));
    }
  });

  it('is unknown to every other workspace', async () => {
    const { recipeId } = await proposal();
    const stranger = await world.joinElsewhere('admin');
    await stranger.pull();
    expect(stranger.rows('recipes')).toEqual([]);
    for (const name of ['recipe.approve', 'recipe.remove']) {
      const wanted = { name, recipeId, ...(name === 'recipe.approve' && { savedAt: '2026-11-22T00:00:00.000Z' }) };
      expect(await stranger.pushOne(wanted)).toMatchObject(refused('recipe_unknown'));
    }
    const { db, owner } = world.hub.database.store;
    const ours = world.workspace.id;
    const theirs = stranger.account.workspace.id;
    expect(await inWorkspace(db, ours, (tx) => findRecipe(tx, ours, recipeId))).not.toBeNull();
    expect(await inWorkspace(db, theirs, (tx) => findRecipe(tx, ours, recipeId))).toBeNull();
    expect(await owner((tx) => findRecipe(tx, theirs, recipeId))).toBeNull();
  });
});

describe('room for recipes', () => {
  it('ends at fifty proposals of one member, until some of them are approved or taken back', async () => {
    const keen = await world.join();
    const proposals = Array.from({ length: 51 }, () => save());
    const { results } = await keen.push(...proposals);
    expect(results.slice(0, 50).every(({ status }) => status === 'applied')).toBe(true);
    expect(results[50]).toMatchObject(refused('recipes_full'));
    const [first, second] = proposals.map(({ recipeId }) => recipeId);
    expect(await keen.pushOne(save(second, { name: 'Changed' }))).toMatchObject(applied);
    await keen.push({ name: 'recipe.remove', recipeId: first });
    expect(await keen.pushOne(save())).toMatchObject(applied);
    expect(await client(other).pushOne(save())).toMatchObject(applied);
  });
});

describe('a recipe that finds nobody', () => {
  const matched = { name: 1, email: 0, phone: 0, company: 0, title: 0 };
  const report = { name: 'recipe.health', recipeId: 'hubspot', host: 'app.hubspot.com', kind: 'contact', matched };

  it('is counted by recipe, host and day, over all members', async () => {
    await client(rep).push(report, report, { ...report, host: 'app-eu1.hubspot.com' });
    await client(other).push({ ...report, matched: { ...matched, name: 0 } });
    await client(lead).pull();
    const rows = client(lead).rows('recipeHealth');
    expect(rows).toHaveLength(2);
    expect(rows.find(({ host }) => host === report.host)).toMatchObject({
      recipeId: 'hubspot',
      kind: 'contact',
      times: 3,
      matched: { name: 0, email: 0 },
      day: new Date().toISOString().slice(0, 10),
    });
  });

  it('says nothing but structure: anything else in a report is refused or left out', async () => {
    expect(await client(rep).pushOne({ ...report, recipeId: 'Jane Doe' })).toMatchObject(refused('mutation_invalid'));
    expect(await client(rep).pushOne({ ...report, kind: '/contact/5' })).toMatchObject(refused('mutation_invalid'));
    await client(rep).push({ ...report, host: 'quiet.test', url: 'https://quiet.test/jane' });
    await client(rep).pull();
    expect(JSON.stringify(client(rep).rows('recipeHealth'))).not.toContain('jane');
  });

  it('is counted on a thousand rows at most: a new one takes the place of the one that changed least lately', async () => {
    const reporter = await world.joinElsewhere();
    const hosts = (from: number) =>
      Array.from({ length: 200 }, (_, index) => ({ ...report, host: `h${from + index}.test` }));
    for (let from = 0; from < 1_000; from += 200) await reporter.push(...hosts(from));
    await reporter.push({ ...report, host: 'h0.test' }, { ...report, host: 'new.test' });
    await reporter.pull();
    const rows = reporter.rows('recipeHealth');
    expect(rows).toHaveLength(1_000);
    const seen = (host: string) => rows.find((row) => row.host === host)?.times;
    expect([seen('h0.test'), seen('h1.test'), seen('h2.test'), seen('new.test')]).toEqual([2, undefined, 1, 1]);
  });
});
