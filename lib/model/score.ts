import * as z from 'zod/mini';
import { instant } from './id.ts';

/** Traffic light of a score, from best to worst. */
export const BANDS = ['hot', 'warm', 'cool', 'cold'] as const;
export const band = z.enum(BANDS);
export type Band = z.infer<typeof band>;

/** A reason for part of a score. `points` is a whole number, may be negative; all reasons add up to the score exactly. */
export const scoreReason = z.object({
  /** Stable key of the rule: `touch:<rule id>`, `fit:<rule id>`, `cap` (what the caps took) or `floor` (what 0 gave back). */
  rule: z.string(),
  label: z.string(),
  points: z.int(),
  /** What the same touches were worth when they were fresh; absent where nothing faded. */
  was: z.optional(z.int()),
  /** How many touches took part (0 for fit rules). */
  count: z.int(),
  /** When the newest of them happened; null for fit rules. */
  lastAt: z.nullable(instant),
  /** Title of the newest touch, where it had one. */
  title: z.nullable(z.string()),
});
export type ScoreReason = z.infer<typeof scoreReason>;

/**
 * A score at a moment with its reasons (largest first, `cap` and `floor` last) and its line: 91 scores, one for each
 * 24 hours back from `at`, oldest first, last = `score`. Fit and interest are whole and add up to it within 0 and 100.
 */
export const scoreResult = z.object({
  modelVersion: z.int(),
  at: instant,
  score: z.int(),
  band,
  fit: z.int(),
  interest: z.int(),
  change7: z.int(),
  line90: z.array(z.int()),
  reasons: z.array(scoreReason),
});
export type ScoreResult = z.infer<typeof scoreResult>;
