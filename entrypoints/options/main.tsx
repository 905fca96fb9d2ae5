import '#components/ui/tokens.css';
import { createRoot } from 'react-dom/client';
import browser from 'webextension-polyfill';
import { storedConnection } from '#lib/browser/connection.ts';
import { askToKeep, readDisk } from '#lib/browser/disk.ts';
import { storedHome } from '#lib/browser/home.ts';
import { applyLanguage, t } from '#lib/browser/i18n.ts';
import { neverLookUp } from '#lib/browser/never-look-up.ts';
import { onSitesChanged, removeSite, sitesOn } from '#lib/browser/permissions.ts';
import { applyTheme, setTheme, theme } from '#lib/browser/theme.ts';
import { connect, lookAtHub } from '#lib/session/connect.ts';
import { disconnect } from '#lib/session/disconnect.ts';
import type { OptionsDeps } from './deps.ts';
import { Options } from './Options.tsx';
import { openSharedList } from './shared-list.ts';

/** Firefox opens its list of shortcuts by a call, Chromium by an address. */
type WithSettings = typeof browser.commands & { openShortcutSettings?: () => Promise<void> };

const sharedList = openSharedList();

const deps: OptionsDeps = {
  watchConnection(onConnection, signal) {
    storedConnection.watch(onConnection, signal);
    void storedConnection.read().then((connection) => signal.aborted || onConnection(connection));
  },
  lookAtHub,
  async connect(...how) {
    const result = await connect(...how);
    // Asked here, where a person has just clicked: some browsers ask them.
    if (result.ok) void askToKeep();
    return result;
  },
  disconnect,
  watchSites(onSites) {
    const tell = () => void sitesOn().then(onSites);
    onSitesChanged(tell);
    tell();
  },
  removeSite,
  openWorkspace: () => void browser.tabs.create({ url: browser.runtime.getURL('workspace.html') }),
  watchOwnList(onList, signal) {
    neverLookUp.watch((entries) => onList(entries ?? []), signal);
    void neverLookUp.read().then((entries) => signal.aborted || onList(entries ?? []));
  },
  saveOwnList: neverLookUp.write,
  watchSharedList: sharedList.watch,
  saveSharedList: sharedList.save,
  panel: {
    chosen: async () => ({ home: (await storedHome.read()) ?? 'page', theme: await theme() }),
    setHome: storedHome.write,
    setTheme,
  },
  disk: { read: readDisk, askToKeep },
  async shortcuts() {
    const commands = await browser.commands.getAll();
    return commands
      .filter(({ name }) => name !== '_execute_action')
      .map(({ name = '', description = '', shortcut = '' }) => ({ name, does: description, keys: shortcut }));
  },
  changeShortcuts() {
    const commands: WithSettings = browser.commands;
    if (commands.openShortcutSettings) void commands.openShortcutSettings();
    else void browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
  },
};

const root = document.getElementById('root');
if (root) {
  applyLanguage(document);
  applyTheme(document);
  document.title = t('options.title');
  createRoot(root).render(<Options deps={deps} />);
}
