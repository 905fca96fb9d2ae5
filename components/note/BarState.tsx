import { Button } from '#components/ui/Button.tsx';
import { CopyButton } from '#components/ui/CopyButton.tsx';
import { isolated } from '#components/ui/clean-text.ts';
import { t } from '#lib/browser/i18n.ts';
import type { Outcome } from '#lib/model/note.ts';
import type { StorageTrouble } from '#lib/model/storage-trouble.ts';
import type { Delivery } from '#lib/store/port.ts';

/** How the note at hand stands: not logged, or logged and on its way. */
export type NoteStanding = {
  logged: boolean;
  outcome: Outcome | null;
  undoable: boolean;
  /** Anything typed or chosen. */
  begun: boolean;
  /** What keeps the draft, or the note itself, from this machine's disk. */
  unsafe: StorageTrouble | null;
  failed: StorageTrouble | null;
  delivery: Delivery | null;
  /** The hub's reason, when it refused the note. */
  refusal: string | null;
};

type BarStateProps = { standing: NoteStanding; text: string; onUndo: () => void; onNew: () => void };

/** What became of the note, and the way back; the line stands on top, so that it may come and go. */
export function BarState({ standing, text: words, onUndo, onNew }: BarStateProps) {
  const { tone, text } = sentence(standing);
  const inDanger = standing.failed !== null || standing.unsafe !== null;
  return (
    <div className={`flex flex-wrap items-center gap-1 text-s ${text === '' ? '' : 'min-h-7'}`}>
      <p role="status" className={`min-w-0 ${tone}`}>
        {text}
      </p>
      {inDanger && words !== '' && <CopyButton text={words} />}
      {standing.logged && standing.undoable && (
        <>
          <span aria-hidden="true">·</span>
          <Button look="bare" className="px-1" onClick={onUndo}>
            {t('ui.undo')}
          </Button>
        </>
      )}
      {standing.logged && !standing.undoable && (
        <Button look="bare" className="ms-auto" onClick={onNew}>
          {t('note.new')}
        </Button>
      )}
    </div>
  );
}

function sentence({ logged, outcome, undoable, begun, unsafe, failed, delivery, refusal }: NoteStanding) {
  if (failed) return { tone: 'text-danger', text: t(`note.failed.${failed}`) };
  if (unsafe) return { tone: 'text-danger', text: t(`note.unsafe.${unsafe}`) };
  if (!logged) return { tone: 'text-muted', text: begun ? t('note.draft_safe') : '' };
  if (delivery === 'refused')
    return { tone: 'text-danger', text: t('note.refused', { reason: isolated(refusal ?? '', 200) }) };
  const what = outcome ? `${t('note.logged')} · ${t(`outcome.${outcome}`)}` : t('note.logged');
  // In the first seconds only the way back matters; afterwards, whether it has arrived.
  if (undoable || delivery === null) return { tone: 'text-good', text: what };
  return { tone: delivery === 'synced' ? 'text-good' : 'text-muted', text: `${what} · ${t(`note.${delivery}`)}` };
}
