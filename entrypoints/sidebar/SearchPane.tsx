import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { ContactSearch } from '#components/contact/ContactSearch.tsx';
import { CardList } from '#components/contact/MatchChooser.tsx';
import { StateLine } from '#components/ui/StateLine.tsx';
import { t } from '#lib/browser/i18n.ts';
import type { ContactCard } from '#lib/model/contact.ts';
import type { HubDeps } from './deps.ts';
import { useNaming } from './use-naming.ts';
import { useSettled } from './use-settled.ts';

type SearchPaneProps = { hub: HubDeps; words?: string; onChoose: (card: ContactCard) => void };

/** Finds a person in the hub; starts with `words`, where the page gave some. */
export function SearchPane({ hub, words: first = '', onChoose }: SearchPaneProps) {
  const [words, setWords] = useState(first);
  const { naming } = useNaming(hub);
  const settled = useSettled(words.trim(), 200);
  const { data, isError, isFetching } = useQuery({
    queryKey: ['search', settled],
    queryFn: () => hub.search(settled),
    enabled: settled.length >= 2,
    placeholderData: keepPreviousData,
  });
  const cards = useDeferredValue(data);
  return (
    <ContactSearch words={words} onWords={setWords}>
      {isError && (
        <div className="px-4">
          <StateLine tone="warn">{t('contact.search_failed')}</StateLine>
        </div>
      )}
      {settled.length >= 2 && cards && cards.length > 0 && (
        <CardList cards={cards} statusLabel={naming.statusLabel} onChoose={onChoose} />
      )}
      <p role="status" className="px-4 text-muted">
        {cards?.length === 0 && !isFetching && settled.length >= 2 && t('contact.search_none')}
      </p>
    </ContactSearch>
  );
}
