import { may } from '#lib/model/permissions.ts';
import type { MutationBody } from '#lib/protocol/push.ts';
import { findRecipe, hasRoom, putRecipe } from '#server/recipes/repository.ts';
import type { Verdict } from '#server/sync/refusal.ts';
import { recipeNotYours, recipesFull, recipeUnknown, refuse } from '#server/sync/refusal.ts';
import type { Change } from './change.ts';

type SaveRecipe = Extract<MutationBody, { name: 'recipe.save' }>;

/**
 * Stores or replaces a recipe. Who may approve has approved it by that; anybody else's is a proposal. An approved one is
 * everybody's: its author too changes it only by a new proposal, or one rep could take it from the whole team.
 */
export async function saveRecipe(change: Change, { recipeId, recipe, basedOn }: SaveRecipe): Promise<Verdict> {
  const { tx, workspaceId, member, now } = change;
  const approves = may(member.role, 'recipe.approve');
  const known = await findRecipe(tx, workspaceId, recipeId);
  if (known !== null && known.deletedAt !== null) return recipeUnknown();
  const isOwnProposal = known?.authorId === member.id && known.approvedAt === null;
  if (known !== null && !isOwnProposal && !approves) return recipeNotYours();
  if (known !== null && basedOn !== undefined && known.savedAt !== basedOn) return changedMeanwhile();
  if (known === null && !(await hasRoom(tx, workspaceId, member.id))) return recipesFull();
  await putRecipe(tx, workspaceId, {
    id: recipeId,
    version: change.takeVersion(),
    authorId: known?.authorId ?? member.id,
    savedAt: now,
    recipe,
    approvedBy: approves ? member.id : null,
  });
  return { reach: 'workspace' };
}

const changedMeanwhile = () =>
  refuse(
    'recipe_changed',
    'Somebody else changed this recipe meanwhile. Look at theirs; send yours again to replace it.',
  );
