import { ExcludedPerson } from '#components/contact/ExcludedPerson.tsx';
import { PeopleChooser } from '#components/contact/PeopleChooser.tsx';
import { EmptyState } from '#components/ui/EmptyState.tsx';
import { Skeleton } from '#components/ui/Skeleton.tsx';
import { t } from '#lib/browser/i18n.ts';
import type { TabAbout } from '#lib/messages/calls.ts';
import type { ContactCard } from '#lib/model/contact.ts';
import type { PagePerson } from '#lib/model/page-facts.ts';
import type { HubDeps, TabDeps } from './deps.ts';
import { Plain } from './Plain.tsx';
import { PointButton } from './PointButton.tsx';
import { SearchPane } from './SearchPane.tsx';
import type { Subject } from './subject.ts';
import { useLater } from './use-later.ts';

/** How long (ms) a record may be on the screen without a name before the panel says that it could not tell: most name it within. */
const READING = 600;

type NobodyScreenProps = {
  hub: HubDeps;
  tab: TabDeps;
  about: TabAbout | null;
  subject: Exclude<Subject, { kind: 'person' }>;
  /** One of the page's people. */
  onPick: (person: PagePerson) => void;
  onNone: () => void;
  /** Somebody whom a search found. */
  onChoose: (card: ContactCard) => void;
  onOptions: () => void;
};

/** The page names several people, nobody, or nobody who may be looked up: who is it? */
export function NobodyScreen({ hub, tab, about, subject, onPick, onNone, onChoose, onOptions }: NobodyScreenProps) {
  // Some pages name the person a moment after the record: the search then starts anew with the name.
  const name = about?.facts.people[0]?.name ?? '';
  const read = useLater(READING);
  if (subject.kind === 'several')
    return (
      <Plain onClose={tab.close}>
        <PeopleChooser people={subject.people} onNone={onNone} onChoose={onPick} />
      </Plain>
    );
  if (subject.kind === 'nobody' && !read)
    return (
      <Plain onClose={tab.close}>
        <Skeleton />
      </Plain>
    );
  return (
    <Plain onClose={tab.close}>
      {subject.kind === 'excluded' ? (
        <ExcludedPerson emails={subject.emails} onOptions={onOptions} />
      ) : (
        <>
          <EmptyState title={t(subject.kind === 'nobody' ? 'contact.could_not_tell' : 'contact.none_chosen')}>
            {t('contact.could_not_tell_next')}
          </EmptyState>
          {subject.kind === 'none_of_them' && subject.people.length > 0 && (
            <PeopleChooser people={subject.people} onChoose={onPick} />
          )}
          <PointButton tab={tab} />
        </>
      )}
      <SearchPane key={name} hub={hub} words={name} onChoose={onChoose} />
    </Plain>
  );
}
