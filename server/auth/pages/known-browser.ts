import { createHmac, randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { HubEnv } from '#server/app/env.ts';
import { sameSecret } from '#server/auth/secrets.ts';
import type { SignIn } from '#server/auth/sign-in.ts';

const COOKIE = 'touchline.known';
const SECONDS = 180 * 86_400;

/**
 * Remembers that this address signed in here, by a random name for the browser and the hub's signature over both. It lets
 * nobody in: it only keeps others, who know the address too, from using up what may be asked for from here.
 */
export function rememberBrowser(c: Context<HubEnv>, { secret, publicUrl }: SignIn, email: string): void {
  const name = randomBytes(18).toString('base64url');
  const secure = publicUrl.startsWith('https:');
  const value = `${name}.${sign(secret, name, email)}`;
  setCookie(c, COOKIE, value, { path: '/auth', httpOnly: true, sameSite: 'Lax', secure, maxAge: SECONDS });
}

/** The browser's name, if this address signed in here before; else null. */
export function knownBrowser(c: Context<HubEnv>, { secret }: SignIn, email: string): string | null {
  const [name = '', mark = ''] = (getCookie(c, COOKIE) ?? '').split('.');
  return sameSecret(mark, sign(secret, name, email)) ? name : null;
}

const sign = (secret: string, name: string, email: string): string =>
  createHmac('sha256', secret).update(`known\n${name}\n${email}`).digest('base64url');
