import { ToggleChip } from '#components/ui/Chip.tsx';
import { cleanText } from '#components/ui/clean-text.ts';
import { t } from '#lib/browser/i18n.ts';
import type { ContactCard } from '#lib/model/contact.ts';

type RecordSwitchProps = {
  cards: readonly ContactCard[];
  selected: string;
  statusLabel: (key: string) => string;
  onSelect: (card: ContactCard) => void;
};

/** One person whom the hub has several times (a lead, a contact): which of the records is shown. */
export function RecordSwitch({ cards, selected, statusLabel, onSelect }: RecordSwitchProps) {
  return (
    <fieldset className="flex flex-wrap items-center gap-1.5 px-4 pb-2">
      <legend className="sr-only">{t('contact.records')}</legend>
      {cards.map((card, index) => (
        <ToggleChip key={card.id} pressed={card.id === selected} onClick={() => onSelect(card)}>
          {cleanText(nameOf(card, statusLabel) || t('contact.record', { n: index + 1 }), 60)}
        </ToggleChip>
      ))}
    </fieldset>
  );
}

const nameOf = ({ status, companyName, title }: ContactCard, statusLabel: (key: string) => string) =>
  [status && statusLabel(status), companyName ?? title].filter(Boolean).join(' · ');
