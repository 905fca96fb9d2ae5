import * as z from 'zod/mini';
import { id } from './id.ts';

/** Kinds of record that a recipe tells apart. */
export const recordKind = z.enum(['contact', 'company', 'deal', 'thread', 'other']);
export type RecordKind = z.infer<typeof recordKind>;

const times = z.int().check(z.nonnegative(), z.maximum(10_000));

/** How many visible elements each field's selectors found on a page where the recipe found nobody. */
export const fieldCounts = z.object({ name: times, email: times, phone: times, company: times, title: times });
export type FieldCounts = z.infer<typeof fieldCounts>;

/**
 * A recipe that found nobody on three records running, counted by recipe, host and day: structure only, nothing of a
 * page's text or address.
 */
export const recipeHealth = z.object({
  id,
  version: z.int(),
  recipeId: z.string(),
  host: z.string(),
  /** ISO date, by the hub's clock. */
  day: z.string(),
  kind: z.string(),
  /** Reports of that day. */
  times: z.int(),
  /** Of the latest report. */
  matched: fieldCounts,
});
export type RecipeHealth = z.infer<typeof recipeHealth>;
