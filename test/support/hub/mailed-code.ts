import type { Workspace } from '#lib/model/member.ts';
import type { HubBrowser, Page } from './hub-browser.ts';
import { codeIn, mailTo, newConnect, type SignInHub } from './sign-in.ts';

let serial = 0;

/** A new member of the workspace, whose budget of tries nobody has touched. */
export async function newMember(hub: SignInHub, { id }: Workspace): Promise<string> {
  serial += 1;
  const email = `person${serial}@acme.test`;
  await hub.identity.addMember(id, { name: `Person ${serial}`, email, role: 'rep' });
  return email;
}

/** The page that asks for the mailed code, and the code. */
export async function asked(hub: SignInHub, email: string, browser: HubBrowser = hub.browser()) {
  const page = await browser.submit(await browser.open(newConnect().path), 'name="email"', { email });
  return { browser, page, code: codeIn(await mailTo(hub, email)) };
}

export const tryCode = (browser: HubBrowser, page: Page, code: string) => browser.submit(page, 'name="code"', { code });

/** Another code than this one. */
export const wrongFor = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

export const signedIn = async (browser: HubBrowser) =>
  (await browser.open('/auth/account')).html.includes('You are signed in');
