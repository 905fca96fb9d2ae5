import * as z from 'zod/mini';
import { line } from './id.ts';

/**
 * Where a condition looks in a touch: `title`, or a property by its path (`props.path`, `props.form.name`).
 * Text is compared without regard to case; there are no regular expressions, so that no model can stall the hub.
 */
const field = z.string().check(z.regex(/^(title|props\.\S.{0,100})$/));
const fields = z.array(field).check(z.minLength(1), z.maxLength(10));
const values = z.array(line(200)).check(z.minLength(1), z.maxLength(50));

/** Holds when any of the fields meets any of the values. */
export const touchCondition = z.discriminatedUnion('op', [
  z.object({ op: z.literal('equals'), fields, values }),
  z.object({ op: z.literal('starts_with'), fields, values }),
  z.object({ op: z.literal('contains'), fields, values }),
  z.object({ op: z.literal('at_least'), fields, value: z.number() }),
]);
export type TouchCondition = z.infer<typeof touchCondition>;

const ruleId = z.string().check(z.regex(/^[a-z0-9-]{1,60}$/));

/** What touches of some types are worth. A touch counts under the first rule that fits it, and under no other. */
export const touchRule = z.object({
  id: ruleId,
  label: line(80),
  types: z.array(z.string()).check(z.minLength(1)),
  /** All must hold. */
  when: z.array(touchCondition),
  /** For each touch; below zero for what speaks against interest. */
  points: z.int().check(z.minimum(-100), z.maximum(100)),
  /** The most that the rule may give or, below zero, take: a whole number above zero. */
  cap: z.int().check(z.positive()),
  /** Days until a touch is worth half; null when it never fades. */
  halfLifeDays: z.nullable(z.number().check(z.positive())),
  /** The part of `points` that counts when nobody knows whether a person caused the touch: 0 to 1. */
  unknownWeight: z.number().check(z.minimum(0), z.maximum(1)),
});
export type TouchRule = z.infer<typeof touchRule>;

const fitBase = { id: ruleId, label: line(80), points: z.int().check(z.minimum(-100), z.maximum(100)) };
const words = z.array(line(80)).check(z.minLength(1));

/** How well the person matches whom we sell to, whatever they do. Every rule that fits counts. */
export const fitRule = z.discriminatedUnion('kind', [
  /** A whole word (or words in a row) of the job title. */
  z.object({ ...fitBase, kind: z.literal('title_words'), words }),
  /** Size of the company; both ends belong to it, null is open. */
  z.object({ ...fitBase, kind: z.literal('employees'), from: z.nullable(z.int()), to: z.nullable(z.int()) }),
  z.object({ ...fitBase, kind: z.literal('industry'), industries: words }),
  /** Every address of the person is from a free-mail provider. */
  z.object({ ...fitBase, kind: z.literal('free_mail') }),
]);
export type FitRule = z.infer<typeof fitRule>;

/** A workspace's scoring model. `version` grows with every change; a score says under which version it was made. */
export const scoringModel = z.object({
  version: z.int().check(z.positive()),
  touchRules: z.array(touchRule).check(z.maxLength(200)),
  fitRules: z.array(fitRule).check(z.maxLength(200)),
  /** The most that interest and fit may give to a score, which itself stays within 0 and 100. */
  interestCap: z.int().check(z.positive()),
  fitCap: z.int().check(z.positive()),
  /** The lowest score of each band; below the last it is cold. */
  bands: z.object({ hot: z.int(), warm: z.int(), cool: z.int() }),
});
export type ScoringModel = z.infer<typeof scoringModel>;
