import * as z from 'zod/mini';

/**
 * Everything that can be wrong with what came from outside: a stable code and the HTTP status that carries it.
 * Codes never change their meaning; sentences may.
 */
export const PROBLEMS = {
  body_invalid: 400,
  body_not_json: 400,
  event_invalid: 400,
  cursor_foreign: 400,
  protocol_too_old: 400,
  protocol_too_new: 400,
  authorization_pending: 400,
  slow_down: 400,
  device_expired: 400,
  device_denied: 400,
  join_code_invalid: 401,
  code_invalid: 401,
  token_missing: 401,
  token_invalid: 401,
  token_expired: 401,
  token_revoked: 401,
  member_removed: 401,
  write_key_invalid: 401,
  role_not_allowed: 403,
  client_not_yours: 403,
  not_found: 404,
  sequence_gap: 409,
  last_admin: 409,
  person_ambiguous: 409,
  cursor_expired: 410,
  body_too_large: 413,
  event_too_large: 413,
  batch_too_large: 413,
  encoding_unsupported: 415,
  host_unknown: 421,
  mutation_invalid: 422,
  contact_unknown: 422,
  note_unknown: 422,
  recipe_unknown: 422,
  recipe_not_yours: 422,
  recipe_changed: 422,
  recipes_full: 422,
  note_not_yours: 422,
  note_deleted: 422,
  text_too_long: 422,
  address_taken: 422,
  address_suppressed: 422,
  person_erased: 422,
  too_many_requests: 429,
  internal: 500,
  not_ready: 503,
  overloaded: 503,
} as const satisfies Record<string, number>;
export type ProblemCode = keyof typeof PROBLEMS;
export const problemCode = z.enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]]);

/** How the hub says no: a stable code, a sentence that says what to do, and where it was, when it was somewhere. */
export const problem = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    path: z.optional(z.array(z.union([z.string(), z.int()]))),
  }),
});
export type Problem = z.infer<typeof problem>;
