import { v7 as uuidv7 } from 'uuid';
import type { Id } from '#lib/model/id.ts';
import type { FieldCounts, RecipeHealth } from '#lib/model/recipe-health.ts';
import type { Row, Tx } from '#server/db/schema.ts';

/** A row of `app.recipe_health` as everybody outside the hub's tables sees it. */
export const recipeHealthOf = (row: Row<'app.recipe_health'>): RecipeHealth => ({
  id: row.id,
  version: row.version,
  recipeId: row.recipe_id,
  host: row.host,
  day: row.day,
  kind: row.kind,
  times: row.times,
  matched: row.matched,
});

type Report = { version: number; recipeId: string; host: string; day: string; kind: string; matched: FieldCounts };

/** Rows that a workspace keeps: every built-in recipe on some hosts for some months. */
export const HEALTH_ROWS_MAX = 1_000;

/**
 * Counts one more report of a recipe on a host and a day, and keeps what the latest one said. When there are as many rows as
 * may be, the one that changed least lately becomes the new one: rows replicate, so a client must hear of it.
 */
export async function countReport(tx: Tx, workspaceId: Id, { matched, ...report }: Report): Promise<void> {
  const { recipeId: recipe_id, host, day, version, kind } = report;
  const latest = { version, kind, matched: JSON.stringify(matched) };
  const known = await tx
    .updateTable('app.recipe_health')
    .set((row) => ({ ...latest, times: row('times', '+', 1) }))
    .where('workspace_id', '=', workspaceId)
    .where('recipe_id', '=', recipe_id)
    .where('host', '=', host)
    .where('day', '=', day)
    .executeTakeFirst();
  if (known.numUpdatedRows > 0n) return;
  const fresh = { ...latest, recipe_id, host, day, times: 1 };
  const stalest = await stalestBeyond(tx, workspaceId, HEALTH_ROWS_MAX - 1);
  if (stalest === undefined) {
    await tx
      .insertInto('app.recipe_health')
      .values({ workspace_id: workspaceId, id: uuidv7(), ...fresh })
      .execute();
  } else {
    await tx
      .updateTable('app.recipe_health')
      .set(fresh)
      .where('workspace_id', '=', workspaceId)
      .where('id', '=', stalest)
      .execute();
  }
}

/** The row that changed least lately, where there are more than `most`. */
async function stalestBeyond(tx: Tx, workspaceId: Id, most: number): Promise<Id | undefined> {
  const rows = () => tx.selectFrom('app.recipe_health').where('workspace_id', '=', workspaceId);
  const { count } = await rows()
    .select((row) => row.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  if (count <= most) return undefined;
  return (await rows().select('id').orderBy('version').limit(1).executeTakeFirst())?.id;
}
