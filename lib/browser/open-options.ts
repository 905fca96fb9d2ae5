import browser from 'webextension-polyfill';

/** Opened at this part, the options begin signing in again by themselves. */
export const SIGN_IN = '#sign-in';

/** Opens the options; a frame in Firefox may not open them by name, their address works everywhere. */
export async function openOptions(): Promise<void> {
  await browser.runtime.openOptionsPage().catch(() => open(''));
}

/** Opens the options where they sign in again. Must be part of a click, as opening a window is. */
export const openSignIn = (): void => open(SIGN_IN);

const open = (part: string): void => void window.open(browser.runtime.getURL('options.html') + part, '_blank');
