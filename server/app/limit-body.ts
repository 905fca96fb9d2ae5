import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HubProblem } from './hub-problem.ts';

/** Refuses bodies of more than `maxBytes`, announced or counted while they come in. */
export const limitBody = (maxBytes: number): MiddlewareHandler =>
  bodyLimit({
    maxSize: maxBytes,
    onError: () => {
      throw new HubProblem(
        'body_too_large',
        `The body is larger than ${maxBytes.toLocaleString('en')} bytes: send less at once.`,
      );
    },
  });
