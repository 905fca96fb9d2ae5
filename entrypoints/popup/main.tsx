import '#components/ui/frames.css';
import { createRoot } from 'react-dom/client';
import browser from 'webextension-polyfill';
import { storedConnection } from '#lib/browser/connection.ts';
import { storedEnding } from '#lib/browser/ending.ts';
import { openBrowserPanel, storedHome } from '#lib/browser/home.ts';
import { applyLanguage } from '#lib/browser/i18n.ts';
import { openSignIn } from '#lib/browser/open-options.ts';
import { removeSite, requestSite, siteState } from '#lib/browser/permissions.ts';
import { applyTheme } from '#lib/browser/theme.ts';
import { sendFromFrame } from '#lib/messages/send.ts';
import { openSession } from '#lib/session/open-session.ts';
import { Popup } from './Popup.tsx';
import type { SiteDeps } from './use-site.ts';

const life = new AbortController();
const openOptions = () => void browser.runtime.openOptionsPage().then(() => window.close());

/** The window whose side panel is the panel's home; null where it lives over the page. The click itself may not wait for it. */
let atBrowser: number | null = null;
void Promise.all([storedHome.read(), browser.windows.getCurrent()]).then(([home, { id = null }]) => {
  atBrowser = home === 'browser' ? id : null;
});

const site: SiteDeps = {
  async state() {
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    return siteState(tab?.url);
  },
  request: requestSite,
  remove: removeSite,
  async openPanel() {
    await (atBrowser ? openBrowserPanel({ windowId: atBrowser }) : sendFromFrame('panel.set', { open: true }));
    window.close();
  },
  openWorkspace: () =>
    void browser.tabs.create({ url: browser.runtime.getURL('workspace.html') }).then(() => window.close()),
  async point() {
    const answer = await sendFromFrame('pointer.start', {});
    const started = answer.ok && answer.back;
    if (started) window.close();
    return started;
  },
  async layout(say) {
    const answer = await sendFromFrame('panel.layout', say);
    return answer.ok ? answer.back : null;
  },
};

async function start(root: HTMLElement) {
  applyLanguage(document);
  applyTheme(document);
  storedConnection.watch(() => location.reload(), life.signal);
  const session = await openSession(life.signal);
  const endedIn = session === null ? ((await storedEnding.read())?.workspace ?? null) : null;
  const feed = session && { ...session, signIn: () => void openSignIn() };
  createRoot(root).render(<Popup feed={feed} site={site} openOptions={openOptions} endedIn={endedIn} />);
}

const root = document.getElementById('root');
if (root) void start(root);
