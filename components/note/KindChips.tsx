import { ToggleChip } from '#components/ui/Chip.tsx';
import { t } from '#lib/browser/i18n.ts';
import type { Kind } from '#lib/model/note.ts';
import { KINDS } from '#lib/model/note-choices.ts';

type KindChipsProps = { chosen: readonly Kind[]; onToggle: (kind: Kind) => void };

/** What kind of note it is: any number of the eight. */
export function KindChips({ chosen, onToggle }: KindChipsProps) {
  return (
    <fieldset className="flex flex-wrap gap-1">
      <legend className="sr-only">{t('note.kinds')}</legend>
      {KINDS.map((kind) => (
        <ToggleChip
          key={kind}
          pressed={chosen.includes(kind)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onToggle(kind)}
        >
          {t(`kind.${kind}`)}
        </ToggleChip>
      ))}
    </fieldset>
  );
}
