import { createHash, randomBytes } from 'node:crypto';
import { CHROMIUM_ORIGIN } from '#server/auth/pages/redirects.ts';
import { readSignInSettings } from '#server/auth/settings.ts';
import { freePort } from './free-port.ts';
import { type HubBrowser, openBrowser, type Page } from './hub-browser.ts';
import { startTestHub, type TestHub } from './start-test-hub.ts';

/** A hub on loopback under its real address, so that it keeps its mail in the outbox. */
export async function startSignInHub({ env = {}, now }: { env?: Record<string, string>; now?: () => Date } = {}) {
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  const signIn = readSignInSettings(env);
  const hub = await startTestHub({ port, publicUrl, signIn, ...(now !== undefined && { now }) });
  return { ...hub, publicUrl, browser: () => openBrowser(hub.url, publicUrl) };
}
export type SignInHub = Awaited<ReturnType<typeof startSignInHub>>;

/** What the extension makes before it opens /auth/connect. */
export function newConnect(redirectUri = `${CHROMIUM_ORIGIN}/hub`) {
  const verifier = randomBytes(32).toString('base64url');
  const state = randomBytes(16).toString('base64url');
  const query = new URLSearchParams({
    redirect_uri: redirectUri,
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  return { verifier, state, redirectUri, path: `/auth/connect?${query}` };
}

/** The mails to this address, newest first. */
export async function lettersTo(hub: Pick<TestHub, 'url'>, address: string): Promise<string[]> {
  const page = await (await fetch(`${hub.url}/outbox`)).text();
  const letters = page.split('<article>').filter((each) => each.includes(`To ${address},`));
  return letters.map((letter) => /<pre[^>]*>([\s\S]*?)<\/pre>/.exec(letter)?.[1]?.replaceAll('&amp;', '&') ?? '');
}

/** The newest mail to this address, once there are more than `known`; null when none comes. */
export async function mailTo(hub: Pick<TestHub, 'url'>, address: string, known = 0): Promise<string | null> {
  for (let look = 0; look < 40; look += 1) {
    const letters = await lettersTo(hub, address);
    if (letters.length > known) return letters[0] ?? null;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return null;
}

export const codeIn = (mail: string | null): string => /^\d{6}$/m.exec(mail ?? '')?.[0] ?? '';

/** From the page that asks for an address to where it leads, by the mailed code. */
export async function signInByMail(
  hub: SignInHub,
  browser: HubBrowser,
  { page, email }: { page: Page; email: string },
) {
  const known = (await lettersTo(hub, email)).length;
  const asked = await browser.submit(page, 'name="email"', { email });
  return browser.submit(asked, 'name="code"', { code: codeIn(await mailTo(hub, email, known)) });
}

/** The query of the redirect that ends a sign-in. */
export const sentBack = (page: Page) => {
  const target = new URL(page.location ?? 'about:blank');
  return {
    origin: target.origin,
    code: target.searchParams.get('code') ?? '',
    state: target.searchParams.get('state'),
    error: target.searchParams.get('error'),
  };
};
