import '#components/ui/pages.css';
import { createRoot } from 'react-dom/client';
import { type Connection, storedConnection } from '#lib/browser/connection.ts';
import { applyLanguage, t } from '#lib/browser/i18n.ts';
import { openOptions, openSignIn } from '#lib/browser/open-options.ts';
import { switchedOn } from '#lib/browser/switched-on.ts';
import { applyTheme } from '#lib/browser/theme.ts';
import { membersAtHub } from '#lib/session/members.ts';
import { openSession, type Session } from '#lib/session/open-session.ts';
import { BUILT_IN } from '#lib/sites/registry.ts';
import type { WorkspaceDeps } from './deps.ts';
import { Workspace } from './Workspace.tsx';

const life = new AbortController();

const depsOf = ({ port, me, syncNow }: Session, connection: Connection): WorkspaceDeps => ({
  port,
  me,
  syncNow,
  members: membersAtHub(connection),
  openSignIn: () => void openSignIn(),
  builtIn: BUILT_IN,
  watchSwitchedOn(onIds, signal) {
    switchedOn.watch((ids) => onIds(ids ?? []), signal);
    void switchedOn.read().then((ids) => signal.aborted || onIds(ids ?? []));
  },
  switchOn: (ids) => void switchedOn.write(ids),
});

async function start(root: HTMLElement) {
  applyLanguage(document);
  applyTheme(document);
  document.title = t('workspace.title');
  storedConnection.watch(() => location.reload(), life.signal);
  const [session, connection] = await Promise.all([openSession(life.signal), storedConnection.read()]);
  const deps = session && connection && depsOf(session, connection);
  createRoot(root).render(<Workspace deps={deps} openOptions={() => void openOptions()} />);
}

const root = document.getElementById('root');
if (root) void start(root);
