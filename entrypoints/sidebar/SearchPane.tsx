import { useState } from 'react';
import { ContactSearch } from '#components/contact/ContactSearch.tsx';
import { CardList } from '#components/contact/MatchChooser.tsx';
import { StateLine } from '#components/ui/StateLine.tsx';
import { t } from '#lib/browser/i18n.ts';
import type { ContactCard } from '#lib/model/contact.ts';
import { useSearch } from '#lib/people/use-search.ts';
import type { HubDeps } from './deps.ts';
import { useNaming } from './use-naming.ts';
import { useSettled } from './use-settled.ts';

type SearchPaneProps = { hub: HubDeps; words?: string; asked?: boolean; onChoose: (card: ContactCard) => void };

/** Finds a person in the hub; starts with `words`, where the page gave some. */
export function SearchPane({ hub, words: first = '', asked = false, onChoose }: SearchPaneProps) {
  const [words, setWords] = useState(first);
  const { naming } = useNaming(hub);
  const { cards, asking, failed } = useSearch(hub, useSettled(words.trim(), 200));
  return (
    <ContactSearch words={words} onWords={setWords} asked={asked}>
      {failed && (
        <div className="px-4">
          <StateLine tone="warn">{t('contact.search_failed')}</StateLine>
        </div>
      )}
      {cards && cards.length > 0 && <CardList cards={cards} statusLabel={naming.statusLabel} onChoose={onChoose} />}
      <p role="status" className="px-4 text-muted">
        {cards?.length === 0 && !asking && t('contact.search_none')}
      </p>
    </ContactSearch>
  );
}
