import type { Context } from 'hono';
import { describeRoute } from 'hono-openapi';
import type { HubEnv } from '#server/app/env.ts';
import { answerNo, SayNo } from './say-no.ts';

/** Documents a page of signing in: it is for people, and needs no token. */
export const page = (summary: string) =>
  describeRoute({
    tags: ['Sign-in pages'],
    summary,
    security: [],
    responses: { 200: { description: 'A page', content: { 'text/html': {} } } },
  });

type Handler = (c: Context<HubEnv>) => Promise<Response> | Response;

/** A handler whose SayNo becomes a page. */
export const saying =
  (handler: Handler): Handler =>
  async (c) => {
    try {
      return await handler(c);
    } catch (error) {
      if (error instanceof SayNo) return answerNo(c, error.reason);
      throw error;
    }
  };

/** Goes on to another of the hub's pages by GET, with these cookies. */
export function goOn(c: Context<HubEnv>, to: string, cookies: readonly string[] = []): Response {
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true });
  return c.redirect(to, 303);
}
