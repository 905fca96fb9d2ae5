import * as z from 'zod/mini';
import { campaign } from '#lib/model/campaign.ts';
import { contactCard } from '#lib/model/contact.ts';
import { excludedList } from '#lib/model/excluded-list.ts';
import { member } from '#lib/model/member.ts';
import { note, readMark, reply } from '#lib/model/note.ts';
import { recipeHealth } from '#lib/model/recipe-health.ts';
import { statusDefinition } from '#lib/model/status.ts';
import { workspaceRecipe } from '#lib/model/workspace-recipe.ts';
import { knownMark } from './known.ts';

/** One changed row of a replicated table. Deleted notes and replies come as tombstones (`deletedAt`, text emptied). */
export const change = z.discriminatedUnion('table', [
  z.object({ table: z.literal('notes'), row: note }),
  z.object({ table: z.literal('replies'), row: reply }),
  z.object({ table: z.literal('contacts'), row: contactCard }),
  z.object({ table: z.literal('definitions'), row: statusDefinition }),
  z.object({ table: z.literal('campaigns'), row: campaign }),
  z.object({ table: z.literal('members'), row: member }),
  z.object({ table: z.literal('readMarks'), row: readMark }),
  z.object({ table: z.literal('excluded'), row: excludedList }),
  z.object({ table: z.literal('recipes'), row: workspaceRecipe }),
  z.object({ table: z.literal('recipeHealth'), row: recipeHealth }),
]);
export type Change = z.infer<typeof change>;

/** Most rows of one pull. */
export const PULL_LIMIT_MAX = 5_000;

/** Query of a pull. Without a cursor it starts from nothing. */
export const pullQuery = z.object({
  protocol: z.string().check(z.regex(/^\d{1,6}$/)),
  cursor: z.optional(z.string().check(z.maxLength(400))),
  limit: z.optional(z.string().check(z.regex(/^\d{1,4}$/))),
});

/** Rows in the order of their versions; `more` asks to pull again with `cursor` at once. */
export const pullResponse = z.object({
  protocol: z.int(),
  cursor: z.string(),
  more: z.boolean(),
  /** How far the filter of known addresses goes: whose own says otherwise fetches it. */
  known: z.optional(knownMark),
  changes: z.array(change),
});
export type PullResponse = z.infer<typeof pullResponse>;
