import { Button } from '#components/ui/Button.tsx';
import { EmptyState } from '#components/ui/EmptyState.tsx';
import { ExternalText } from '#components/ui/ExternalText.tsx';
import { Mark } from '#components/ui/Mark.tsx';
import { t } from '#lib/browser/i18n.ts';
import type { WorkspaceDeps } from './deps.ts';
import { SitesScreen } from './SitesScreen.tsx';

type WorkspaceProps = {
  /** Null while no hub is connected. */
  deps: WorkspaceDeps | null;
  openOptions: () => void;
};

/** The workspace page: what a team looks after together. */
export function Workspace({ deps, openOptions }: WorkspaceProps) {
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
          <SitesScreen deps={deps} />
        ) : (
          <EmptyState
            title={t('popup.not_connected.title')}
            action={
              <Button look="filled" onClick={openOptions}>
                {t('popup.not_connected.action')}
              </Button>
            }
          >
            {t('popup.not_connected.body')}
          </EmptyState>
        )}
      </main>
    </div>
  );
}
