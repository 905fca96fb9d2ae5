import { useState } from 'react';
import { v7 } from 'uuid';
import { MatchChooser } from '#components/contact/MatchChooser.tsx';
import { RecordSwitch } from '#components/contact/RecordSwitch.tsx';
import { UnknownPerson } from '#components/contact/UnknownPerson.tsx';
import { Button } from '#components/ui/Button.tsx';
import { EmptyState } from '#components/ui/EmptyState.tsx';
import { Skeleton } from '#components/ui/Skeleton.tsx';
import { StateLine } from '#components/ui/StateLine.tsx';
import { t } from '#lib/browser/i18n.ts';
import type { TabAbout } from '#lib/messages/calls.ts';
import type { ContactCard } from '#lib/model/contact.ts';
import type { PagePerson } from '#lib/model/page-facts.ts';
import { useLookup } from '#lib/people/use-lookup.ts';
import type { LookupRequest } from '#lib/protocol/contacts.ts';
import { ContactScreen } from './ContactScreen.tsx';
import type { HubDeps, TabDeps } from './deps.ts';
import { Plain } from './Plain.tsx';
import { SearchPane } from './SearchPane.tsx';
import { useNaming } from './use-naming.ts';

type PersonScreenProps = {
  hub: HubDeps;
  tab: TabDeps;
  about: TabAbout | null;
  person: PagePerson;
  query: LookupRequest;
  onSearch: () => void;
  onNotThem: () => void;
  onChoose: (card: ContactCard) => void;
  onFocusTaken: () => void;
};

/** The person of the page, as the hub knows them: one contact, several, or nobody. Keyed by the query. */
export function PersonScreen({ person, query, onChoose, ...rest }: PersonScreenProps) {
  const { hub, tab, onSearch, onNotThem } = rest;
  const { known, failed, unreadable, again } = useLookup(hub, query);
  const { naming } = useNaming(hub);
  const [only, ...others] = known?.cards ?? [];
  if (only && others.length === 0) return <ContactScreen key={only.id} {...rest} card={only} />;
  // An address is one person's, however many records they have; a number may be shared by colleagues.
  if (known && only && 'email' in query) return <SeveralRecords {...rest} cards={known.cards} />;
  return (
    <Plain onClose={tab.close} onSearch={onSearch} onNotThem={onNotThem}>
      {unreadable && <EmptyState title={t('contact.store_failed')}>{t('contact.store_failed_next')}</EmptyState>}
      {only && <MatchChooser cards={known?.cards ?? []} statusLabel={naming.statusLabel} onChoose={onChoose} />}
      {known && !only && <Unknown hub={hub} person={person} onChoose={onChoose} />}
      {known === null && !failed && <Skeleton />}
      {known === null && failed && (
        <EmptyState title={t('contact.unknown_offline')} action={<Button onClick={again}>{t('ui.retry')}</Button>} />
      )}
    </Plain>
  );
}

type SeveralRecordsProps = Omit<PersonScreenProps, 'person' | 'query' | 'onChoose'> & { cards: readonly ContactCard[] };

/** One person with several records in the hub: one header with a switch, and the notes of all of them. */
function SeveralRecords({ cards, ...rest }: SeveralRecordsProps) {
  const [selected, setSelected] = useState(cards[0]?.id);
  const { naming } = useNaming(rest.hub);
  const card = cards.find(({ id }) => id === selected) ?? cards[0];
  if (!card) return null;
  const others = cards.filter((other) => other !== card);
  const records = (
    <RecordSwitch
      cards={cards}
      selected={card.id}
      statusLabel={naming.statusLabel}
      onSelect={({ id }) => setSelected(id)}
    />
  );
  return <ContactScreen key={card.id} {...rest} card={card} others={others} records={records} />;
}

/** Nobody has this address: add them, or find them under another one. */
function Unknown({ hub, person, onChoose }: Pick<PersonScreenProps, 'hub' | 'person' | 'onChoose'>) {
  const [state, setState] = useState<'idle' | 'adding' | 'failed'>('idle');
  const add = () => {
    setState('adding');
    const { name, email, phone, title, company } = person;
    const fullName = (name || email || phone || '').trim().slice(0, 200);
    hub.port
      .run('addContact', { contactId: v7(), fullName, email, phone, title, companyName: company })
      .then(hub.syncNow, () => setState('failed'));
  };
  return (
    <>
      <UnknownPerson person={person} adding={state === 'adding'} onAdd={add} />
      {state === 'failed' && (
        <div className="px-4">
          <StateLine tone="danger">{t('contact.add_failed')}</StateLine>
        </div>
      )}
      <SearchPane hub={hub} onChoose={onChoose} />
    </>
  );
}
