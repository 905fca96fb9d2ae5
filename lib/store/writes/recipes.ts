import type { TouchlineDatabase } from '#lib/store/database.ts';
import { enqueue, unsentOn } from '#lib/store/outbox.ts';
import type { Writes } from '#lib/store/port.ts';

/** When a change was made; it may leave from then on, which is now. */
const now = (db: TouchlineDatabase) => ({ notBefore: db.now() });

/**
 * Saves a site recipe. One that hasn't left yet is replaced. It says which state it changes, unless that is one of ours
 * that is still on its way: then the hub's clock hasn't named it yet.
 */
export async function saveRecipe(db: TouchlineDatabase, { recipeId, recipe }: Writes['saveRecipe']['args']) {
  const unsent = await unsentOn(db, recipeId);
  await db.outbox.bulkDelete(unsent.filter(({ body }) => body.name === 'recipe.save').map(({ log }) => log));
  const onItsWay = await db.outbox.where('row').equals(recipeId).count();
  const basedOn = onItsWay > 0 ? undefined : (await db.recipes.get(recipeId))?.savedAt;
  await enqueue(db, { name: 'recipe.save', recipeId, recipe, ...(basedOn !== undefined && { basedOn }) }, now(db));
  return null;
}

export async function approveRecipe(db: TouchlineDatabase, { recipeId, savedAt }: Writes['approveRecipe']['args']) {
  await enqueue(db, { name: 'recipe.approve', recipeId, savedAt }, now(db));
  return null;
}

/** Takes a recipe back: one that never left, never was. */
export async function removeRecipe(db: TouchlineDatabase, { recipeId }: Writes['removeRecipe']['args']) {
  const unsent = await unsentOn(db, recipeId);
  await db.outbox.bulkDelete(unsent.map(({ log }) => log));
  const atHub =
    (await db.recipes.get(recipeId)) !== undefined || (await db.outbox.where('row').equals(recipeId).count()) > 0;
  if (atHub) await enqueue(db, { name: 'recipe.remove', recipeId }, now(db));
  return null;
}

export async function reportRecipe(db: TouchlineDatabase, report: Writes['reportRecipe']['args']) {
  await enqueue(db, { name: 'recipe.health', ...report });
  return null;
}
