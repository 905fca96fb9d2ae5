import { t } from '#lib/browser/i18n.ts';
import type { Outcome } from '#lib/model/note.ts';
import { OUTCOMES } from '#lib/model/note-choices.ts';

type OutcomeButtonsProps = { chosen: Outcome | null; onChoose: (outcome: Outcome) => void };

/** The five outcomes of a call in one row, at 320 px too. Pressing one never takes the cursor out of the text. */
export function OutcomeButtons({ chosen, onChoose }: OutcomeButtonsProps) {
  return (
    <fieldset className="flex divide-x divide-edge overflow-clip rounded-m border border-edge">
      <legend className="sr-only">{t('note.outcomes')}</legend>
      {OUTCOMES.map((outcome) => (
        <button
          key={outcome}
          type="button"
          aria-pressed={chosen === outcome}
          aria-label={t(`outcome.${outcome}`)}
          title={t(`outcome.${outcome}`)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(outcome)}
          className={`min-h-8 min-w-0 flex-auto px-1 text-s leading-tight wrap-anywhere max-[340px]:px-0.5 max-[340px]:text-xs -outline-offset-2 ${chosen === outcome ? 'bg-accent text-on-accent' : 'hover:bg-raised active:bg-pressed'}`}
        >
          {t(`note.short.${outcome}`)}
        </button>
      ))}
    </fieldset>
  );
}
