import browser from 'webextension-polyfill';
import type { PageToBackground } from '#lib/messages/calls.ts';
import { pushRule } from './push-rule.ts';

/** Lays the rule over a tab's page as the person's own style: neither the page's rules nor its policy stand against it. */
export async function push(tabId: number, room: PageToBackground['page.push']['say']): Promise<void> {
  await browser.scripting.insertCSS({ target: { tabId, frameIds: [0] }, css: pushRule(room), origin: 'USER' });
}
