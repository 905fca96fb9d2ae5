import '#components/ui/frames.css';
import { createRoot } from 'react-dom/client';
import { storedConnection } from '#lib/browser/connection.ts';
import { storedEnding } from '#lib/browser/ending.ts';
import { applyLanguage, t } from '#lib/browser/i18n.ts';
import { openOptions, openSignIn } from '#lib/browser/open-options.ts';
import { applyTheme } from '#lib/browser/theme.ts';
import { guardFrame } from '#lib/guard/guard-frame.ts';
import { refusalLine } from '#lib/guard/refusal-line.ts';
import { openSession } from '#lib/session/open-session.ts';
import { activeTab } from './active-tab.ts';
import type { HubDeps } from './deps.ts';
import { Sidebar } from './Sidebar.tsx';
import { ownTab } from './tab.ts';

const life = new AbortController();
/** The same page is the frame over a web page and the browser's own side panel. */
const tab = window === window.top ? activeTab() : ownTab;

async function start(root: HTMLElement) {
  applyLanguage(document);
  applyTheme(document);
  guardFrame(window, refusalLine(document, t('guard.refused')), life.signal);
  storedConnection.watch(() => location.reload(), life.signal);
  const panel = createRoot(root);
  const draw = (hub: HubDeps | null | undefined, endedIn: string | null = null) =>
    panel.render(<Sidebar hub={hub} tab={tab} openOptions={() => void openOptions()} endedIn={endedIn} />);
  // Drawn before there is anything to show: so the tab is asked while the store opens.
  draw(undefined);
  const session = await openSession(life.signal);
  if (session === null) return draw(null, (await storedEnding.read())?.workspace);
  draw({ ...session, me: session.me.member.id, signIn: () => void openSignIn() });
}

const root = document.getElementById('root');
if (root) void start(root);
