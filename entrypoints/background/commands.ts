import browser from 'webextension-polyfill';
import { setPanel } from './show.ts';

/** The keys that open the panel, or open it at the outcome bar. */
export function followCommands(): void {
  browser.commands.onCommand.addListener((command, tab) => void run(command, tab?.id));
}

async function run(command: string, tabId = -1): Promise<void> {
  if (command === 'open-panel') await setPanel(tabId, { open: 'toggle' });
  if (command === 'log-call') await setPanel(tabId, { open: true, focusBar: true });
}
