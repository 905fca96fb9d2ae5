import { Button } from '#components/ui/Button.tsx';
import { StateLine } from '#components/ui/StateLine.tsx';
import { t } from '#lib/browser/i18n.ts';

export type OlderNotesProps = {
  /** `not_kept`: this machine stored none of them. `end`: they were asked for, and there are no more. */
  state: 'idle' | 'loading' | 'failed' | 'not_kept' | 'end';
  onShow: () => void;
};

/** At the end of the notes that are here: the hub has older ones, or why they can't be had. */
export function OlderNotes({ state, onShow }: OlderNotesProps) {
  const loading = state === 'loading';
  const button = (
    <Button look="bare" className="-ms-2.5" disabled={loading} onClick={onShow}>
      {t(loading ? 'ui.loading' : 'feed.older.show')}
    </Button>
  );
  return (
    <div className="border-line border-t px-[var(--side)] py-1">
      <StateLine
        tone={state === 'failed' || state === 'not_kept' ? 'warn' : 'quiet'}
        action={state === 'end' ? undefined : button}
      >
        {t(`feed.older.${loading ? 'idle' : state}`)}
      </StateLine>
    </div>
  );
}
