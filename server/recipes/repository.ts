import type { Id, Instant } from '#lib/model/id.ts';
import type { Recipe } from '#lib/model/recipe.ts';
import type { WorkspaceRecipe } from '#lib/model/workspace-recipe.ts';
import type { Row, Tx } from '#server/db/schema.ts';

/** A row of `app.recipes` as everybody outside the hub's tables sees it. */
export const recipeRowOf = (row: Row<'app.recipes'>): WorkspaceRecipe => ({
  id: row.id,
  version: row.version,
  authorId: row.author_id,
  savedAt: row.saved_at,
  approvedBy: row.approved_by,
  approvedAt: row.approved_at,
  deletedAt: row.deleted_at,
  recipe: row.recipe,
});

/** The workspace's recipe with this id, a removed one included. */
export async function findRecipe(tx: Tx, workspaceId: Id, recipeId: Id): Promise<WorkspaceRecipe | null> {
  const row = await tx
    .selectFrom('app.recipes')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', recipeId)
    .executeTakeFirst();
  return row === undefined ? null : recipeRowOf(row);
}

type Saved = { id: Id; version: number; authorId: Id; savedAt: Instant; recipe: Recipe; approvedBy: Id | null };

/** Stores a recipe, or replaces one; its author stays. */
export async function putRecipe(tx: Tx, workspaceId: Id, saved: Saved): Promise<void> {
  const changed = {
    version: saved.version,
    saved_at: saved.savedAt,
    approved_by: saved.approvedBy,
    approved_at: saved.approvedBy === null ? null : saved.savedAt,
    recipe: JSON.stringify(saved.recipe),
  };
  await tx
    .insertInto('app.recipes')
    .values({ workspace_id: workspaceId, id: saved.id, author_id: saved.authorId, ...changed })
    .onConflict((known) => known.columns(['workspace_id', 'id']).doUpdateSet(changed))
    .execute();
}

/** Writes down who approved a recipe, and when. */
export async function approveRecipe(
  tx: Tx,
  workspaceId: Id,
  recipeId: Id,
  by: { version: number; memberId: Id; at: Instant },
): Promise<void> {
  await tx
    .updateTable('app.recipes')
    .set({ version: by.version, approved_by: by.memberId, approved_at: by.at })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', recipeId)
    .execute();
}

/** Empties a recipe and leaves its tombstone, so that every client takes it away. */
export async function entombRecipe(
  tx: Tx,
  workspaceId: Id,
  recipeId: Id,
  version: number,
  deletedAt: Instant,
): Promise<void> {
  await tx
    .updateTable('app.recipes')
    .set({ version, deleted_at: deletedAt, recipe: '{}' })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', recipeId)
    .execute();
}

/** How many of its proposals nobody has approved yet a member may have, and how many recipes a workspace. */
const PROPOSALS_MAX = 50;
const RECIPES_MAX = 500;

/** Whether there is room for one more recipe of this member's. */
export async function hasRoom(tx: Tx, workspaceId: Id, memberId: Id): Promise<boolean> {
  const { all, proposed } = await tx
    .selectFrom('app.recipes')
    .select((row) => [
      row.fn.countAll<number>().as('all'),
      row.fn
        .countAll<number>()
        .filterWhere('approved_at', 'is', null)
        .filterWhere('author_id', '=', memberId)
        .as('proposed'),
    ])
    .where('workspace_id', '=', workspaceId)
    .where('deleted_at', 'is', null)
    .executeTakeFirstOrThrow();
  return all < RECIPES_MAX && proposed < PROPOSALS_MAX;
}
