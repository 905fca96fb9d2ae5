import { Button } from '#components/ui/Button.tsx';
import { EmptyState } from '#components/ui/EmptyState.tsx';
import { ExternalText } from '#components/ui/ExternalText.tsx';
import { Mark } from '#components/ui/Mark.tsx';
import { t } from '#lib/browser/i18n.ts';
import type { WorkspaceDeps } from './deps.ts';
import { MembersScreen } from './MembersScreen.tsx';
import { SitesScreen } from './SitesScreen.tsx';
import { PARTS, type PartName, usePart } from './use-part.ts';

type WorkspaceProps = {
  /** Null while no hub is connected. */
  deps: WorkspaceDeps | null;
  openOptions: () => void;
};

/** The workspace page: what a team looks after together. */
export function Workspace({ deps, openOptions }: WorkspaceProps) {
  const part = usePart();
  return (
    <div className="mx-auto max-w-240 px-5 pt-8 pb-16">
      <header className="flex items-center gap-3 pb-6">
        <Mark size={28} />
        <h1 className="min-w-0 font-bold text-xl wrap-anywhere">
          {deps ? <ExternalText max={120}>{deps.me.workspace.name}</ExternalText> : t('workspace.title')}
        </h1>
      </header>
      <main>
        {deps ? (
          <>
            <Parts now={part} />
            {part === 'members' ? <MembersScreen deps={deps} /> : <SitesScreen deps={deps} />}
          </>
        ) : (
          <EmptyState
            flush
            title={t('popup.not_connected.title')}
            action={
              <Button look="filled" onClick={openOptions}>
                {t('popup.not_connected.action')}
              </Button>
            }
          >
            {t('workspace.not_connected')}
          </EmptyState>
        )}
      </main>
    </div>
  );
}

/** The way to the other parts of the page. */
function Parts({ now }: { now: PartName }) {
  return (
    <nav aria-label={t('workspace.parts')} className="flex gap-4 pb-3">
      {PARTS.map((part) => (
        <a
          key={part}
          href={`#${part}`}
          aria-current={part === now ? 'page' : undefined}
          className="border-transparent border-b-2 py-1 text-muted hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-ink"
        >
          {t(`workspace.${part}`)}
        </a>
      ))}
    </nav>
  );
}
