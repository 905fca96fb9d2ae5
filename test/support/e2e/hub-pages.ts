import type { BrowserContext, Page } from 'playwright-core';

/** The newest code mailed to this address, from the outbox of a hub on loopback; empty when none comes. */
export async function mailedCode(hub: string, email: string, known = ''): Promise<string> {
  for (let look = 0; look < 100; look += 1) {
    const page = await (await fetch(`${hub}/outbox`)).text();
    const mail = page.split('<article>').find((each) => each.includes(`To ${email},`) && each.includes('Your code'));
    const code = /^\d{6}$/m.exec(mail ?? '')?.[0] ?? '';
    if (code !== '' && code !== known) return code;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return '';
}

/** The next page of the hub that this browser opens by itself; other pages may open before it. */
export function hubPage(context: BrowserContext, hub: string): Promise<Page> {
  const isHubs = (page: Page) =>
    page.waitForURL(`${hub}/**`).then(
      () => true,
      () => false,
    );
  return context.waitForEvent('page', { predicate: isHubs, timeout: 30_000 });
}

/** Signs in by a mailed code on the page that asks for an address. */
export async function signInByMail(page: Page, hub: string, email: string): Promise<void> {
  await page.getByRole('textbox').fill(email);
  await page.getByRole('button', { name: 'Send me a code' }).click();
  await page.getByRole('textbox', { name: 'Code' }).fill(await mailedCode(hub, email));
  await page.getByRole('button', { name: 'Sign in' }).click();
}

export const letIn = (page: Page): Promise<void> => page.getByRole('button', { name: /^Let in to/ }).click();
