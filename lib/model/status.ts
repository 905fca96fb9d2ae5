import * as z from 'zod/mini';
import { id, instant, line } from './id.ts';

/** Keys of the nine default statuses, in the order of the life cycle. A workspace may edit its own. */
export const DEFAULT_STATUSES = [
  'prospect',
  'lead',
  'mql',
  'sal',
  'sql',
  'opportunity',
  'customer',
  'recycled',
  'disqualified',
] as const;
export const statusKey = z.string().check(z.regex(/^[a-z][a-z0-9_]{0,39}$/));
export type StatusKey = z.infer<typeof statusKey>;

/** What a program can check on a contact; `person` is for people alone and always answers "unknown". */
export const check = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('score_at_least'), points: z.int() }),
  z.object({ kind: z.literal('fit_at_least'), points: z.int() }),
  z.object({
    kind: z.literal('touch_within'),
    types: z.array(z.string()).check(z.minLength(1)),
    days: z.int().check(z.positive()),
    atLeast: z.int().check(z.positive()),
  }),
  z.object({ kind: z.literal('no_touch_within'), types: z.array(z.string()), days: z.int().check(z.positive()) }),
  z.object({ kind: z.literal('field_present'), field: z.enum(['title', 'company', 'phone', 'email', 'owner']) }),
  z.object({ kind: z.literal('outcome_within'), outcomes: z.array(z.string()), days: z.int().check(z.positive()) }),
  z.object({ kind: z.literal('person') }),
]);
export type Check = z.infer<typeof check>;

/** A line of a definition that a program can check or a person must. */
export const criterion = z.object({ id: z.string(), text: line(300), check });
export type Criterion = z.infer<typeof criterion>;

export const signature = z.object({ memberId: id, name: line(200), at: instant });
export type Signature = z.infer<typeof signature>;

/** The text of a status that both teams have signed. `revision` counts its texts; `version` is the workspace's. */
export const statusDefinition = z.object({
  key: statusKey,
  version: z.int(),
  revision: z.int(),
  order: z.int(),
  label: line(60),
  what: z.string(),
  behaviour: z.string(),
  who: z.string(),
  timeFrame: z.string(),
  otherwise: z.string(),
  criteria: z.array(criterion),
  salesSignature: z.nullable(signature),
  marketingSignature: z.nullable(signature),
});
export type StatusDefinition = z.infer<typeof statusDefinition>;

/** How a criterion stands on one contact. `unknown` asks a person. */
export const criterionResult = z.object({
  criterionId: z.string(),
  result: z.enum(['met', 'unmet', 'unknown']),
  /** The evidence in numbers, for the line under the criterion: `{ have: 72, need: 60 }`; null where there is none. */
  evidence: z.nullable(z.object({ have: z.number(), need: z.number() })),
});
export type CriterionResult = z.infer<typeof criterionResult>;

/** All criteria of one definition, checked on one contact. */
export const definitionCheck = z.object({ status: statusKey, revision: z.int(), results: z.array(criterionResult) });
export type DefinitionCheck = z.infer<typeof definitionCheck>;
