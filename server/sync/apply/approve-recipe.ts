import { may } from '#lib/model/permissions.ts';
import type { MutationBody } from '#lib/protocol/push.ts';
import { approveRecipe as approve, findRecipe } from '#server/recipes/repository.ts';
import { recipeNotYours, recipeUnknown, refuse, type Verdict } from '#server/sync/refusal.ts';
import type { Change } from './change.ts';

type ApproveRecipe = Extract<MutationBody, { name: 'recipe.approve' }>;

/** Lets everybody's pages be read by a proposal: by the one that was looked at, and no later one. */
export async function approveRecipe(change: Change, { recipeId, savedAt }: ApproveRecipe): Promise<Verdict> {
  const { tx, workspaceId, member, now } = change;
  if (!may(member.role, 'recipe.approve')) return recipeNotYours();
  const known = await findRecipe(tx, workspaceId, recipeId);
  if (known === null || known.deletedAt !== null) return recipeUnknown();
  if (known.approvedAt !== null) return { reach: 'nobody' };
  if (known.savedAt !== savedAt) return changedMeanwhile();
  await approve(tx, workspaceId, recipeId, { version: change.takeVersion(), memberId: member.id, at: now });
  return { reach: 'workspace' };
}

const changedMeanwhile = () =>
  refuse('recipe_changed', 'The recipe was changed after you looked at it. Look at it again, then approve it.');
