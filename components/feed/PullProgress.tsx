import { Button } from '#components/ui/Button.tsx';
import { language, t } from '#lib/browser/i18n.ts';
import type { SyncState } from '#lib/store/port.ts';

type PullProgressProps = {
  progress: NonNullable<SyncState['progress']>;
  /** Stops it after the page at hand, or lets it go on. */
  onPause: (paused: boolean) => void;
};

/** How much of the team's notes is here already, while much is on its way; it can be stopped, and goes on from there. */
export function PullProgress({ progress: { done, total, paused }, onPause }: PullProgressProps) {
  const counted = { done: written(done), total: written(total) };
  return (
    <div className="flex w-full flex-wrap items-center gap-x-2 text-muted text-s tabular-nums">
      <progress aria-label={t('popup.progress_label')} value={done} max={total} className="h-1 w-full" />
      <span className="min-w-0 flex-1">{t(paused ? 'popup.progress_paused' : 'popup.progress', counted)}</span>
      <Button look="bare" onClick={() => onPause(!paused)}>
        {t(paused ? 'popup.progress_go_on' : 'popup.progress_stop')}
      </Button>
    </div>
  );
}

const written = (n: number): string => new Intl.NumberFormat(language()).format(n);
