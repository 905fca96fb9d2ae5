import { Button } from '#components/ui/Button.tsx';
import { t } from '#lib/browser/i18n.ts';
import type { PagePerson } from '#lib/model/page-facts.ts';
import { CardButton } from './CardButton.tsx';

type PeopleChooserProps = {
  people: readonly PagePerson[];
  onChoose: (person: PagePerson) => void;
  onNone?: (() => void) | undefined;
};

/** The page speaks of several people (at most eight): which one is it? */
export function PeopleChooser({ people, onChoose, onNone }: PeopleChooserProps) {
  return (
    <section aria-labelledby="who">
      <h2 id="who" className="px-4 py-3 font-bold text-l">
        {t('contact.who')}
      </h2>
      <ul className="divide-y divide-line border-line border-y">
        {people.map((person) => (
          <li key={`${person.email} ${person.phone} ${person.name}`}>
            <CardButton
              name={person.name}
              details={[person.email ?? person.phone, person.title, person.company]}
              onChoose={() => onChoose(person)}
            />
          </li>
        ))}
      </ul>
      {onNone && (
        <div className="px-4 py-3">
          <Button look="bare" className="-ms-2.5" onClick={onNone}>
            {t('contact.none_of_them')}
          </Button>
        </div>
      )}
    </section>
  );
}
