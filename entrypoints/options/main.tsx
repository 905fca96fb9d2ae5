import '#components/ui/pages.css';
import { createRoot } from 'react-dom/client';
import browser from 'webextension-polyfill';
import { storedConnection } from '#lib/browser/connection.ts';
import { askToKeep, readDisk } from '#lib/browser/disk.ts';
import { storedEnding } from '#lib/browser/ending.ts';
import { storedHome } from '#lib/browser/home.ts';
import { applyLanguage, t } from '#lib/browser/i18n.ts';
import { watchKept } from '#lib/browser/kept.ts';
import { neverLookUp } from '#lib/browser/never-look-up.ts';
import { SIGN_IN } from '#lib/browser/open-options.ts';
import { onSitesChanged, removeSite, requestSite, sitesOn } from '#lib/browser/permissions.ts';
import { policy } from '#lib/browser/policy.ts';
import { applyTheme, setTheme, theme } from '#lib/browser/theme.ts';
import { type ConnectResult, join } from '#lib/session/connect.ts';
import { deleteKept, disconnect } from '#lib/session/disconnect.ts';
import { lookAtHub } from '#lib/session/look-at-hub.ts';
import { endSession, openSessions } from '#lib/session/sessions.ts';
import { signInByCode } from '#lib/session/sign-in-by-code.ts';
import { signInByWindow } from '#lib/session/sign-in-by-window.ts';
import type { OptionsDeps } from './deps.ts';
import { Options } from './Options.tsx';
import { openSharedList } from './shared-list.ts';
import { watchStanding } from './standing.ts';

/** Firefox opens its list of shortcuts by a call, Chromium by an address. */
type WithSettings = typeof browser.commands & { openShortcutSettings?: () => Promise<void> };

const sharedList = openSharedList();

/** Asks for a place that is kept where a person has just clicked: some browsers ask them. */
function afterwards(result: ConnectResult): ConnectResult {
  if (result.ok) void askToKeep();
  return result;
}

const deps: OptionsDeps = {
  watchConnection(onConnection, signal) {
    storedConnection.watch(onConnection, signal);
    void storedConnection.read().then((connection) => signal.aborted || onConnection(connection));
  },
  signInAtOnce: location.hash === SIGN_IN,
  lookAtHub,
  join: async (...how) => afterwards(await join(...how)),
  signInByWindow: async (...how) => afterwards(await signInByWindow(...how)),
  signInByCode: async (hub, signal, onCode) => afterwards(await signInByCode(hub, signal, { onCode })),
  openPage: (url) => void browser.tabs.create({ url }),
  disconnect,
  watchStanding,
  async sessions(connection, signal) {
    const answer = await openSessions(connection, signal);
    return answer.ok ? answer.value : null;
  },
  endSession,
  watchKept,
  deleteKept,
  watchEnding(onEnding, signal) {
    storedEnding.watch(onEnding, signal);
    void storedEnding.read().then((ending) => signal.aborted || onEnding(ending));
  },
  dismissEnding: () => void storedEnding.remove(),
  policy,
  watchSites(onSites) {
    const tell = () => void sitesOn().then(onSites);
    onSitesChanged(tell);
    tell();
  },
  addSite: requestSite,
  removeSite,
  openWorkspace: (part) => void browser.tabs.create({ url: `${browser.runtime.getURL('workspace.html')}#${part}` }),
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
