import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Logger } from 'pino';
import { isDatabaseAway } from '#server/db/away.ts';
import type { HubEnv } from './env.ts';
import { HubProblem } from './hub-problem.ts';
import { safeError } from './safe-error.ts';

/** Turns whatever a handler threw into a problem; what nobody foresaw is logged (without its message) and says 500. */
export const onError =
  (log: Logger) =>
  (error: unknown, c: Context<HubEnv>): Response => {
    const problem = problemOf(error);
    if (problem.code === 'internal')
      log.error({ requestId: c.var.requestId, error: safeError(error) }, 'request failed');
    return answerProblem(c, problem);
  };

/** The problem as an answer. */
export const answerProblem = (c: Context, problem: HubProblem): Response => c.json(problem.toBody(), problem.status);

function problemOf(error: unknown): HubProblem {
  if (error instanceof HubProblem) return error;
  if (isDatabaseAway(error)) {
    return new HubProblem('not_ready', 'The hub cannot reach its database just now: try again in a moment.');
  }
  // Hono's validator throws this, and nothing else of ours does, when the body is not JSON.
  if (error instanceof HTTPException && error.status === 400) {
    return new HubProblem('body_not_json', 'The body is not JSON: send UTF-8 JSON with content-type application/json.');
  }
  return new HubProblem('internal', "The hub failed at this. Try again; if it stays so, the hub's log says more.");
}
