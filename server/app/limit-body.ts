import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HubProblem } from './hub-problem.ts';

/**
 * Refuses bodies of more than `maxBytes`, announced or counted while they come in. One with an announced length, and
 * Node holds clients to it, is not looked at: looking would make a web stream of it, which costs more than reading it.
 */
export function limitBody(maxBytes: number): MiddlewareHandler {
  const onError = () => {
    throw new HubProblem(
      'body_too_large',
      `The body is larger than ${maxBytes.toLocaleString('en')} bytes: send less at once.`,
    );
  };
  const counted = bodyLimit({ maxSize: maxBytes, onError });
  return async (c, next) => {
    const length = c.req.header('content-length');
    if (length === undefined || c.req.header('transfer-encoding') !== undefined) return counted(c, next);
    if (Number(length) > maxBytes) onError();
    await next();
  };
}
