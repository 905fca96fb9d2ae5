import * as z from 'zod/mini';
import { campaign } from '#lib/model/campaign.ts';
import { contactCard } from '#lib/model/contact.ts';
import { excludedList } from '#lib/model/excluded-list.ts';
import { id, instant } from '#lib/model/id.ts';
import { member } from '#lib/model/member.ts';
import { note, readMark, reply } from '#lib/model/note.ts';
import { recipeHealth } from '#lib/model/recipe-health.ts';
import { statusDefinition } from '#lib/model/status.ts';
import { workspaceRecipe } from '#lib/model/workspace-recipe.ts';
import { digest } from './digest.ts';
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

/**
 * Somebody who was erased: their contacts, and a mark of each address (16 hex digits: lib/known/hash.ts under the erasure's
 * id as key), by which a client finds what it keeps of them beside the replica.
 */
export const erased = z.object({ id, contactIds: z.array(id), marks: z.array(z.string()) });
export type Erased = z.infer<typeof erased>;

/** Most rows of one pull. */
export const PULL_LIMIT_MAX = 5_000;

/** How many days of notes replicate by default, counted back from a client's first pull; older ones are asked for. */
export const REPLICA_DAYS = 90;

/** Query of a pull. Without a cursor it starts from nothing. */
export const pullQuery = z.object({
  protocol: z.string().check(z.regex(/^\d{1,6}$/)),
  cursor: z.optional(z.string().check(z.maxLength(400))),
  limit: z.optional(z.string().check(z.regex(/^\d{1,4}$/))),
  /** Asks how many rows are left after this page. */
  count: z.optional(z.literal('1')),
  /** Asks for the digest, which comes with the last page. */
  digest: z.optional(z.literal('1')),
  /** Asks for all rows of some ranges of a digest, as `size:range,range`. */
  ranges: z.optional(z.string().check(z.regex(/^[1-9]\d{0,14}:\d{1,15}(?:,\d{1,15}){0,31}$/))),
});

/** Rows in the order of their versions; `more` asks to pull again with `cursor` at once. */
export const pullResponse = z.object({
  protocol: z.int(),
  cursor: z.string(),
  more: z.boolean(),
  /** How far the filter of known addresses goes: whose own says otherwise fetches it. */
  known: z.optional(knownMark),
  changes: z.array(change),
  /** Who was erased in the versions that the cursor passes here. */
  erased: z.optional(z.array(erased)),
  /** Notes received before this replicate only once they change; the others are asked for (`lib/protocol/older.ts`). */
  since: z.optional(instant),
  /** About how many rows come after this page; asked for by `count`. */
  left: z.optional(z.int()),
  /** Older notes to which something happened, with all that was answered to them: shown, but not part of the replica. */
  beside: z.optional(z.array(change)),
  /** All that the cursor stands for. Asked for by `digest`, with the last page, as of the same moment. */
  digest: z.optional(digest),
  /** What the hub holds in the ranges asked for, as of the same moment. */
  ranges: z.optional(z.array(change)),
});
export type PullResponse = z.infer<typeof pullResponse>;
