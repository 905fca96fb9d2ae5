import { describe, expect, it } from 'vitest';
import { recipesInUse, type WorkspaceRecipe } from '#lib/model/workspace-recipe.ts';
import type { TouchlineDatabase } from '#lib/store/database.ts';
import { openDirect } from '#lib/store/direct.ts';
import { settle, takeBatch } from '#lib/store/outbox.ts';
import { ackedLogs } from '#lib/store/replica.ts';
import { bring, newDatabase } from '#test/support/unit/database.ts';
import { aRecipe } from '#test/support/unit/recipes.ts';
import { newId } from '#test/support/unit/rows.ts';

const rowOf = (over: Partial<WorkspaceRecipe> = {}): WorkspaceRecipe => ({
  id: newId(),
  version: 1,
  authorId: newId(),
  savedAt: '2026-11-22T10:00:00.000Z',
  approvedBy: null,
  approvedAt: null,
  deletedAt: null,
  recipe: aRecipe(),
  ...over,
});
const approved = { approvedBy: newId(), approvedAt: '2026-11-22T11:00:00.000Z' };

async function opened(...rows: WorkspaceRecipe[]) {
  const db = await newDatabase();
  await bring(
    db,
    rows.map((row) => ({ table: 'recipes' as const, row })),
  );
  const port = openDirect(db);
  return { db, port, recipes: () => port.read('recipes', {}) };
}

/** Sends what waits; the hub answers each the same. */
async function send(db: TouchlineDatabase, answer: 'applied' | 'refused') {
  const batch = await takeBatch(db, Date.now());
  const results = (batch?.mutations ?? []).map(({ seq }) =>
    answer === 'applied'
      ? ({ seq, status: 'applied' } as const)
      : ({ seq, status: 'refused', code: 'recipe_not_yours', message: 'No.' } as const),
  );
  await settle(db, batch?.clientId ?? '', results);
  return batch?.mutations.map(({ body }) => body.name);
}

describe('a recipe saved here', () => {
  it('counts at once as my proposal, and stands until the hub’s own row is here', async () => {
    const { db, port, recipes } = await opened();
    const recipeId = newId();
    await port.run('saveRecipe', { recipeId, recipe: aRecipe({ name: 'Mine' }) });
    expect(await recipes()).toMatchObject([{ id: recipeId, authorId: db.me, waiting: true, approvedAt: null }]);
    expect(await send(db, 'applied')).toEqual(['recipe.save']);
    expect(await recipes()).toHaveLength(1);
    const row = rowOf({ id: recipeId, authorId: db.me, version: 7, recipe: aRecipe({ name: 'Mine' }) });
    await bring(db, [{ table: 'recipes', row }], await ackedLogs(db));
    expect(await recipes()).toEqual([{ ...row, waiting: false }]);
  });

  it('goes up once when it was saved twice before it left', async () => {
    const { db, port } = await opened();
    const recipeId = newId();
    await port.run('saveRecipe', { recipeId, recipe: aRecipe({ name: 'First' }) });
    await port.run('saveRecipe', { recipeId, recipe: aRecipe({ name: 'Second' }) });
    expect((await takeBatch(db, Date.now()))?.mutations.map(({ body }) => body)).toMatchObject([
      { recipe: { name: 'Second' } },
    ]);
  });

  it('never was, when it is taken back before it left', async () => {
    const { db, port, recipes } = await opened();
    const recipeId = newId();
    await port.run('saveRecipe', { recipeId, recipe: aRecipe() });
    await port.run('removeRecipe', { recipeId });
    expect(await recipes()).toEqual([]);
    expect(await takeBatch(db, Date.now())).toBeNull();
  });
});

describe('a recipe of the workspace', () => {
  it('is gone here as soon as it is removed, and back when the hub says no', async () => {
    const row = rowOf();
    const { db, port, recipes } = await opened(row);
    await port.run('removeRecipe', { recipeId: row.id });
    expect(await recipes()).toEqual([]);
    await send(db, 'refused');
    expect(await recipes()).toMatchObject([{ id: row.id, waiting: false }]);
    expect(await port.read('refused', {})).toMatchObject([{ name: 'recipe.remove', message: 'No.' }]);
  });

  it('waits while its approval is on its way, and is no less a proposal meanwhile', async () => {
    const row = rowOf();
    const { port, recipes } = await opened(row);
    await port.run('approveRecipe', { recipeId: row.id, savedAt: row.savedAt });
    expect(await recipes()).toMatchObject([{ waiting: true, approvedAt: null }]);
  });

  it('goes when the hub’s tombstone comes', async () => {
    const row = rowOf();
    const { db, recipes } = await opened(row);
    await bring(db, [{ table: 'recipes', row: { ...row, version: 2, recipe: {}, deletedAt: row.savedAt } }]);
    expect(await recipes()).toEqual([]);
  });
});

describe('the recipes that a member’s pages are read by', () => {
  const me = newId();
  const named = (name: string, over: Partial<WorkspaceRecipe>) => rowOf({ recipe: aRecipe({ name }), ...over });

  it('are my own proposals and the approved ones, the newest first', () => {
    const rows = [
      named('approved', approved),
      named('newer', { ...approved, savedAt: '2026-11-23T10:00:00.000Z' }),
      named('mine', { authorId: me }),
      named('somebody’s proposal', {}),
      named('removed', { ...approved, deletedAt: '2026-11-23T10:00:00.000Z' }),
    ];
    expect(recipesInUse(rows, me).map(({ name }) => name)).toEqual(['mine', 'newer', 'approved']);
  });

  it('leave out one that this version cannot read, and hold nothing else up', () => {
    const strange = rowOf({ ...approved, recipe: { id: 'x', fields: 'elsewhere' } });
    expect(recipesInUse([strange, named('fine', approved)], me).map(({ name }) => name)).toEqual(['fine']);
  });
});

describe('a report of a recipe that finds nobody', () => {
  const report = {
    recipeId: 'hubspot',
    host: 'app.hubspot.com',
    kind: 'contact' as const,
    matched: { name: 0, email: 0, phone: 0, company: 0, title: 0 },
  };

  it('goes up without being counted among what waits, and bothers nobody when it is refused', async () => {
    const { db, port } = await opened();
    await port.run('reportRecipe', report);
    expect((await port.read('syncState', {})).waiting).toBe(0);
    expect(await send(db, 'refused')).toEqual(['recipe.health']);
    expect(await port.read('refused', {})).toEqual([]);
  });
});
