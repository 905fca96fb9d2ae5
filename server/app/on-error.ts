import type { Context, HonoRequest } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Logger } from 'pino';
import { isDatabaseAway, isDatabaseBusy } from '#server/db/away.ts';
import { codeOf } from '#server/db/roles.ts';
import { TryLater } from '#server/limits/try-later.ts';
import type { HubEnv } from './env.ts';
import { HubProblem } from './hub-problem.ts';
import { safeError } from './safe-error.ts';

/** character_not_in_repertoire */
const NOT_STORABLE = '22021';
/** How long a database that is gone, or has too much to do, is left alone. */
const AWAY_SECONDS = 5;
const BUSY_SECONDS = 2;

/** Turns whatever a handler threw into a problem; what nobody foresaw is logged (without its message) and says 500. */
export const onError =
  (log: Logger) =>
  (error: unknown, c: Context<HubEnv>): Response => {
    const problem = problemOf(error);
    if (problem instanceof TryLater && problem !== error) {
      log.warn(
        { requestId: c.var.requestId, code: codeOf(error), reason: reasonOf(error) },
        'the database could not do this',
      );
    }
    if (problem.code === 'internal')
      log.error({ requestId: c.var.requestId, error: safeError(error) }, 'request failed');
    return answerProblem(c, problem);
  };

/** The problem as an answer; one that passes says when to come again. */
export function answerProblem(c: Context, problem: HubProblem): Response {
  if (problem instanceof TryLater) c.header('retry-after', `${problem.seconds}`);
  // What is still coming in won't be read, so nothing else may come over this connection.
  if (problem.status === 413 || isUnread(c.req)) c.header('connection', 'close');
  return c.json(problem.toBody(), problem.status);
}

/** What an administrator looks for; PostgreSQL's own sentence may hold what somebody wrote. */
function reasonOf(error: unknown): string {
  const code = codeOf(error) ?? '';
  if (code === '53100') return 'its disk is full';
  return isDatabaseBusy(error) ? 'it took too long' : 'it is away';
}

const isUnread = (request: HonoRequest): boolean =>
  (request.header('content-length') ?? '0') !== '0' || request.header('transfer-encoding') !== undefined
    ? !request.raw.bodyUsed
    : false;

function problemOf(error: unknown): HubProblem {
  if (error instanceof HubProblem) return error;
  if (isDatabaseAway(error)) return new TryLater('not_ready', AWAY_SECONDS);
  if (isDatabaseBusy(error)) return new TryLater('overloaded', BUSY_SECONDS);
  // PostgreSQL stores any character but this one; where a schema let it pass, nothing was done.
  if (codeOf(error) === NOT_STORABLE) {
    return new HubProblem('body_invalid', 'A text holds a character with the code 0. Remove it and send again.');
  }
  // Hono's validator throws this, and nothing else of ours does, when the body is not JSON.
  if (error instanceof HTTPException && error.status === 400) {
    return new HubProblem('body_not_json', 'The body is not JSON: send UTF-8 JSON with content-type application/json.');
  }
  return new HubProblem('internal', "The hub failed at this. Try again; if it stays so, the hub's log says more.");
}
