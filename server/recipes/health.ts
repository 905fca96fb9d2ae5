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

/** Counts one more report of a recipe on a host and a day, and keeps what the latest one said. */
export async function countReport(tx: Tx, workspaceId: Id, report: Report): Promise<void> {
  const latest = { version: report.version, kind: report.kind, matched: JSON.stringify(report.matched) };
  await tx
    .insertInto('app.recipe_health')
    .values({
      workspace_id: workspaceId,
      id: uuidv7(),
      recipe_id: report.recipeId,
      host: report.host,
      day: report.day,
      times: 1,
      ...latest,
    })
    .onConflict((known) =>
      known
        .columns(['workspace_id', 'recipe_id', 'host', 'day'])
        .doUpdateSet((row) => ({ ...latest, times: row('app.recipe_health.times', '+', 1) })),
    )
    .execute();
}
