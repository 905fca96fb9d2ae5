import { type KeyboardEvent, useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { TextArea } from '#components/ui/TextArea.tsx';
import { t, tn } from '#lib/browser/i18n.ts';
import type { Kind, Outcome } from '#lib/model/note.ts';
import { NOTE_TEXT_MAX } from '#lib/model/note-choices.ts';
import { BarState, type NoteStanding } from './BarState.tsx';
import { type CallAtHand, CallClock } from './CallClock.tsx';
import { KindChips } from './KindChips.tsx';
import { OutcomeButtons } from './OutcomeButtons.tsx';

type OutcomeBarProps = {
  text: string;
  kinds: readonly Kind[];
  standing: NoteStanding;
  call: CallAtHand | null;
  /** Grows each time the text should take the focus; 0 while nobody asks. */
  focus: number;
  onText: (text: string) => void;
  onKind: (kind: Kind) => void;
  onOutcome: (outcome: Outcome) => void;
  onSave: () => void;
  onUndo: () => void;
  onNew: () => void;
  onCallDismiss: () => void;
  /** The text has the focus that was asked for. */
  onFocusTaken: () => void;
};

const isMac = navigator.platform.startsWith('Mac');

/** From so few characters left on, how many is said. */
const NEARLY_FULL = 500;

/**
 * Always at the bottom: one click on an outcome logs the call, before, while or after its words are typed. What opens
 * with the note stands above the outcomes, so that nothing moves under the pointer.
 */
export function OutcomeBar({ text, kinds, standing, call, focus, ...on }: OutcomeBarProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [focused, setFocused] = useState(false);
  const id = useId();
  const taken = useEffectEvent(on.onFocusTaken);
  useEffect(() => {
    if (focus === 0) return;
    field.current?.focus();
    taken();
  }, [focus]);
  const saveByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    on.onSave();
  };
  const log = (outcome: Outcome) => {
    on.onOutcome(outcome);
    field.current?.focus();
  };
  const left = NOTE_TEXT_MAX - text.length;
  return (
    <section
      aria-label={t('note.bar')}
      onKeyDown={saveByKey}
      onFocus={() => setFocused(true)}
      onBlur={(event) => setFocused(event.currentTarget.contains(event.relatedTarget))}
      className="flex flex-col gap-2 border-line border-t bg-canvas px-2 pt-2 pb-2"
    >
      {call && <CallClock {...call} onDismiss={on.onCallDismiss} />}
      {(standing.logged || standing.begun || focused || standing.failed) && (
        <div>
          <BarState standing={standing} text={text} onUndo={on.onUndo} onNew={on.onNew} />
          <KindChips chosen={kinds} onToggle={on.onKind} />
        </div>
      )}
      <OutcomeButtons chosen={standing.outcome} onChoose={log} />
      <div className="relative">
        <TextArea
          ref={field}
          aria-label={t('note.text')}
          aria-describedby={id}
          aria-keyshortcuts="Control+Enter Meta+Enter"
          placeholder={t('note.text')}
          value={text}
          maxLength={NOTE_TEXT_MAX}
          onChange={(event) => on.onText(event.target.value)}
        />
        <span
          id={id}
          className={text === '' ? 'pointer-events-none absolute end-2 bottom-2 text-muted text-xs' : 'sr-only'}
        >
          {t(isMac ? 'note.save_keys_mac' : 'note.save_keys')}
        </span>
        {left < NEARLY_FULL && (
          <p role="status" className="text-muted text-xs">
            {tn('note.left', left)}
          </p>
        )}
      </div>
    </section>
  );
}
