import '#components/ui/tokens.css';
import { createRoot } from 'react-dom/client';
import browser from 'webextension-polyfill';
import { storedConnection } from '#lib/browser/connection.ts';
import { applyLanguage } from '#lib/browser/i18n.ts';
import { removeSite, requestSite, siteState } from '#lib/browser/permissions.ts';
import { sendFromFrame } from '#lib/messages/send.ts';
import { openSession } from '#lib/session/open-session.ts';
import { Popup } from './Popup.tsx';
import type { SiteDeps } from './use-site.ts';

const life = new AbortController();
const openOptions = () => void browser.runtime.openOptionsPage().then(() => window.close());

const site: SiteDeps = {
  async state() {
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    return siteState(tab?.url);
  },
  request: requestSite,
  remove: removeSite,
  async openPanel() {
    await sendFromFrame('panel.set', { open: true });
    window.close();
  },
};

async function start(root: HTMLElement) {
  applyLanguage(document);
  storedConnection.watch(() => location.reload(), life.signal);
  const session = await openSession(life.signal);
  const feed = session && { ...session, openOptions };
  createRoot(root).render(<Popup feed={feed} site={site} openOptions={openOptions} />);
}

const root = document.getElementById('root');
if (root) void start(root);
