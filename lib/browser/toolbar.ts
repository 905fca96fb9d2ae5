import browser from 'webextension-polyfill';

/** Writes on the toolbar button; an empty text takes the badge away. */
export async function setBadge(text: string, colour: string): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ color: colour });
  await browser.action.setBadgeText({ text });
}
