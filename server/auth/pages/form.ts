import { createHmac, randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { html } from 'hono/html';
import * as z from 'zod/mini';
import type { HubEnv } from '#server/app/env.ts';
import { sameSecret } from '#server/auth/secrets.ts';
import type { SignIn } from '#server/auth/sign-in.ts';
import { SayNo } from './say-no.ts';

const COOKIE = 'touchline.form';
const FIELD = 'form';

/**
 * The hidden field that proves a form to be the hub's own, made for this browser as it is signed in now: an HMAC over
 * a random cookie and the session. SameSite alone would leave siblings of the hub's host, and older browsers.
 */
export function formKey(c: Context<HubEnv>, { secret, publicUrl }: SignIn) {
  const cookie = getCookie(c, COOKIE) ?? randomBytes(24).toString('base64url');
  const secure = publicUrl.startsWith('https:');
  setCookie(c, COOKIE, cookie, { path: '/auth', httpOnly: true, sameSite: 'Lax', secure });
  return html`<input type="hidden" name="${FIELD}" value="${sign(secret, cookie, sessionOf(c))}">`;
}

/** Reads a posted form; SayNo when another page sent it, or when its fields are not as the page makes them. */
export async function readForm<S extends z.ZodMiniType>(
  c: Context<HubEnv>,
  { secret, publicUrl }: SignIn,
  schema: S,
): Promise<z.infer<S>> {
  // A form that can't be read (multipart without a boundary) has no fields.
  const fields = await c.req.parseBody().catch(() => ({}));
  const sent = z.safeParse(z.object({ [FIELD]: z.string() }), fields);
  const cookie = getCookie(c, COOKIE);
  const origin = c.req.header('origin');
  const ours = origin === undefined || origin === new URL(publicUrl).origin;
  const key = sent.success ? (sent.data[FIELD] ?? '') : '';
  if (!ours || cookie === undefined || !sameSecret(key, sign(secret, cookie, sessionOf(c))))
    throw new SayNo('form_old');
  const read = z.safeParse(schema, fields);
  if (!read.success) throw new SayNo('form_unreadable');
  return read.data;
}

/** What tells this browser from others, once it has been given a form. */
export const browserOf = (c: Context): string => getCookie(c, COOKIE) ?? '';

/** The session's cookie, by its name on http or https (people/create-auth.ts). */
const sessionOf = (c: Context): string =>
  getCookie(c, '__Secure-touchline.session_token') ?? getCookie(c, 'touchline.session_token') ?? '';

const sign = (secret: string, cookie: string, session: string): string =>
  createHmac('sha256', secret).update(`form\n${cookie}\n${session}`).digest('base64url');
