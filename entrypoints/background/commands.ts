import browser from 'webextension-polyfill';
import { reach } from './asking-tab.ts';
import { openAtBrowser } from './home.ts';
import { setPanel } from './show.ts';

/** The keys that open the panel, or open it at the outcome bar. */
export function followCommands(): void {
  browser.commands.onCommand.addListener((command, tab) => void run(command, tab?.id));
}

async function run(command: string, tabId = -1): Promise<void> {
  const focusBar = command === 'log-call';
  if (!focusBar && command !== 'open-panel') return;
  const atBrowser = await openAtBrowser(tabId);
  await reach(tabId);
  if (focusBar) await setPanel(tabId, { open: true, focusBar });
  else if (!atBrowser) await setPanel(tabId, { open: 'toggle' });
}
