import type { ProblemCode } from '#lib/model/problem.ts';

/** Why a mutation is set aside, and what its writer can do about it. It never holds the writer's own words. */
export type Refusal = { code: string; message: string };

/** Who sees a change: everybody in the workspace, only the member who made it, or nobody (nothing changed). */
export type Reach = 'workspace' | 'member' | 'nobody';

/** What became of one mutation. */
export type Verdict = { refused: Refusal } | { reach: Reach };

/** A refusal as a verdict. */
export const refuse = (code: ProblemCode, message: string): { refused: Refusal } => ({ refused: { code, message } });

export const contactUnknown = () =>
  refuse('contact_unknown', 'This contact is not in the workspace any more. Look the person up again, then send anew.');

export const noteUnknown = () =>
  refuse('note_unknown', 'This note is not in the workspace. Copy your words into a new note.');

export const noteDeleted = () =>
  refuse('note_deleted', 'This note was deleted in the meantime. Copy your words into a new note.');

export const noteNotYours = () =>
  refuse('note_not_yours', 'Only its author, a lead or an admin may change this note. Write a reply instead.');

export const recipeUnknown = () =>
  refuse(
    'recipe_unknown',
    'This site recipe is not in the workspace any more. Point at the page once more to make a new one.',
  );

export const recipeNotYours = () =>
  refuse(
    'recipe_not_yours',
    'Only leads and admins may approve site recipes, or change those of others. Ask one of them.',
  );

export const recipesFull = () =>
  refuse(
    'recipes_full',
    'There is no room for one more site recipe: ask a lead to approve or remove some, then send this again.',
  );

export const notStorable = () =>
  refuse('mutation_invalid', 'The hub could not store this change. Copy your words into a new note and send that.');
