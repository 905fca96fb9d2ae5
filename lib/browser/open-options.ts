import browser from 'webextension-polyfill';

/** Opened at this part, the options begin signing in again by themselves. */
export const SIGN_IN = '#sign-in';

/** Opens the options; a frame in Firefox may not open them by name, their address works everywhere. */
export async function openOptions(): Promise<void> {
  await browser.runtime.openOptionsPage().catch(() => open(''));
}

/** Opens the options where they sign in again: in a tab of their own, since no browser opens them by name at a part. */
export async function openSignIn(): Promise<void> {
  try {
    await browser.tabs.create({ url: addressOf(SIGN_IN) });
  } catch {
    // A frame in Firefox may have no tabs; from one in Chromium a window opened so would stay empty.
    open(SIGN_IN);
  }
}

const addressOf = (part: string): string => browser.runtime.getURL('options.html') + part;
const open = (part: string): void => void window.open(addressOf(part), '_blank');
