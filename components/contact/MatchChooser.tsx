import { t } from '#lib/browser/i18n.ts';
import type { ContactCard } from '#lib/model/contact.ts';
import { CardButton } from './CardButton.tsx';

type MatchChooserProps = {
  cards: readonly ContactCard[];
  statusLabel: (key: string) => string;
  onChoose: (card: ContactCard) => void;
};

/** The hub has several contacts for what the page shows: all of them, to choose from. */
export function MatchChooser({ cards, statusLabel, onChoose }: MatchChooserProps) {
  return (
    <section aria-labelledby="which">
      <h2 id="which" className="px-4 py-3 font-bold text-l">
        {t('contact.several')}
      </h2>
      <CardList cards={cards} statusLabel={statusLabel} onChoose={onChoose} />
    </section>
  );
}

/** Contacts of the hub as a list to choose from. */
export function CardList({ cards, statusLabel, onChoose }: MatchChooserProps) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {cards.map((card) => (
        <li key={card.id}>
          <CardButton
            name={card.name}
            details={[card.email, card.title, card.companyName, card.status && statusLabel(card.status)]}
            onChoose={() => onChoose(card)}
          />
        </li>
      ))}
    </ul>
  );
}
