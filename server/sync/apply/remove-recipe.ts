import { may } from '#lib/model/permissions.ts';
import type { MutationBody } from '#lib/protocol/push.ts';
import { entombRecipe, findRecipe } from '#server/recipes/repository.ts';
import { recipeNotYours, recipeUnknown, type Verdict } from '#server/sync/refusal.ts';
import type { Change } from './change.ts';

type RemoveRecipe = Extract<MutationBody, { name: 'recipe.remove' }>;

/** Takes a recipe away: one's own proposal, or, for who may approve, any. */
export async function removeRecipe(change: Change, { recipeId }: RemoveRecipe): Promise<Verdict> {
  const { tx, workspaceId, member, now } = change;
  const known = await findRecipe(tx, workspaceId, recipeId);
  if (known === null) return recipeUnknown();
  const isOwnProposal = known.authorId === member.id && known.approvedAt === null;
  if (!isOwnProposal && !may(member.role, 'recipe.approve')) return recipeNotYours();
  if (known.deletedAt !== null) return { reach: 'nobody' };
  await entombRecipe(tx, workspaceId, recipeId, change.takeVersion(), now);
  return { reach: 'workspace' };
}
