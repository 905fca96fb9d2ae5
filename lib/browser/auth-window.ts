import browser from 'webextension-polyfill';

/** Where a sign-in ended, or why it did not: the person closed the window, or the browser could not show the page. */
export type AuthEnd = { url: string } | { failed: 'closed' | 'unshown' };

/** Both browsers say in words alone that it was the person who ended it. */
const BY_PERSON = /did not approve|cancel|denied/i;

/** The window that the browser keeps for signing in. It hands back the address of ours at which the sign-in ended. */
export const authWindow = {
  /** The address of ours; null where this browser has no such window. */
  redirectUri: (): string | null => browser.identity?.getRedirectURL?.('hub') ?? null,
  async launch(url: string): Promise<AuthEnd> {
    try {
      return { url: await browser.identity.launchWebAuthFlow({ url, interactive: true }) };
    } catch (error) {
      return { failed: BY_PERSON.test(`${error}`) ? 'closed' : 'unshown' };
    }
  },
};
