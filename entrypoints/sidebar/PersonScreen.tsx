import { useState } from 'react';
import { v7 } from 'uuid';
import { MatchChooser } from '#components/contact/MatchChooser.tsx';
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
  onChoose: (card: ContactCard) => void;
  onOptions: () => void;
  onFocusTaken: () => void;
};

/** The person of the page, as the hub knows them: one contact, several, or nobody. Keyed by the query. */
export function PersonScreen({ person, query, onChoose, ...rest }: PersonScreenProps) {
  const { hub, tab, onSearch } = rest;
  const { known, failed, unreadable, again } = useLookup(hub, query);
  const { naming } = useNaming(hub);
  const [only, ...others] = known?.cards ?? [];
  if (only && others.length === 0) return <ContactScreen key={only.id} {...rest} card={only} />;
  return (
    <Plain onClose={tab.close} onSearch={onSearch}>
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
