import type { MutationBody } from '#lib/protocol/push.ts';
import { countReport } from '#server/recipes/health.ts';
import type { Verdict } from '#server/sync/refusal.ts';
import type { Change } from './change.ts';

type ReportRecipe = Extract<MutationBody, { name: 'recipe.health' }>;

/** Counts a report on the day of the hub's clock. A client that lost its log may count one twice: that hurts nobody. */
export async function reportRecipe(change: Change, { recipeId, host, kind, matched }: ReportRecipe): Promise<Verdict> {
  const { tx, workspaceId, now } = change;
  const report = { version: change.takeVersion(), recipeId, host, kind, matched, day: now.slice(0, 10) };
  await countReport(tx, workspaceId, report);
  return { reach: 'workspace' };
}
