import type { ProblemCode } from '#lib/model/problem.ts';

/**
 * Why the hub gave no answer that could be used, as a value:
 * `offline` it wasn't reached, or didn't answer as a hub does; `needs_sign_in` it doesn't know our token, or that has ended
 * by its age; `access_ended` somebody ended our session or took the member out of the workspace;
 * `too_old` we don't speak a version that it speaks, and ours is the older; `hub_too_old` the same, and its is; `busy` it asks to come again later; `refused` it understood and
 * said no; `stopped` we asked no further.
 */
export type Failure = {
  ok: false;
  kind: 'offline' | 'needs_sign_in' | 'access_ended' | 'too_old' | 'hub_too_old' | 'busy' | 'refused' | 'stopped';
  /** The hub's stable code, or one of ours for what never reached it. */
  code: ProblemCode | 'unreachable' | 'timeout' | 'answer_unreadable' | 'stopped';
  message: string;
};
export type Answer<T> = { ok: true; value: T } | Failure;

const KINDS: { [C in Failure['code']]?: Failure['kind'] } = {
  unreachable: 'offline',
  timeout: 'offline',
  answer_unreadable: 'offline',
  internal: 'offline',
  not_ready: 'offline',
  token_missing: 'needs_sign_in',
  token_invalid: 'needs_sign_in',
  token_expired: 'needs_sign_in',
  token_revoked: 'access_ended',
  member_removed: 'access_ended',
  protocol_too_old: 'too_old',
  protocol_too_new: 'hub_too_old',
  too_many_requests: 'busy',
  overloaded: 'busy',
  stopped: 'stopped',
};

export const failure = (code: Failure['code'], message: string): Failure => ({
  ok: false,
  kind: KINDS[code] ?? 'refused',
  code,
  message,
});
