import { isolated } from '#components/ui/clean-text.ts';
import { Disclosure } from '#components/ui/Disclosure.tsx';
import { t, tn } from '#lib/browser/i18n.ts';
import type { Id } from '#lib/model/id.ts';
import type { NoteView } from '#lib/store/port.ts';
import { NoteItem } from './NoteItem.tsx';

type FieldNotesProps = {
  notes: readonly NoteView[];
  companyNotes: readonly NoteView[];
  companyName: string | null;
  me: Id;
  /** Takes or lets go another version of one of my notes. */
  onSettle?: SomeNotesProps['onSettle'];
};

/** The latest field notes about this contact, then about others of the same company; older ones folded. */
export function FieldNotes({ notes, companyNotes, companyName, me, onSettle }: FieldNotesProps) {
  return (
    <section aria-label={t('note.latest')} className="border-line border-b px-4 py-3">
      <h2 className="font-bold">{t('note.latest')}</h2>
      {notes.length === 0 && <p className="text-muted">{t('note.no_notes')}</p>}
      <SomeNotes notes={notes} me={me} withContact={false} onSettle={onSettle} />
      {companyNotes.length > 0 && (
        <>
          <h3 className="mt-2 font-medium text-muted text-s wrap-anywhere">
            {companyName ? t('note.company', { company: isolated(companyName, 60) }) : t('note.company_unnamed')}
          </h3>
          <SomeNotes notes={companyNotes} me={me} withContact onSettle={onSettle} />
        </>
      )}
    </section>
  );
}

/** How many stand open: what was said to this person matters more than what a colleague said. */
const SHOWN = { contact: 2, company: 1 };

type SomeNotesProps = {
  notes: readonly NoteView[];
  me: Id;
  withContact: boolean;
  onSettle: ((noteId: Id, otherId: Id, take: boolean) => void) | undefined;
};

function SomeNotes({ notes, me, withContact, onSettle }: SomeNotesProps) {
  const shown = withContact ? SHOWN.company : SHOWN.contact;
  const older = notes.slice(shown);
  const list = (some: readonly NoteView[]) => (
    <ul>
      {some.map((view) => (
        <NoteItem
          key={view.note.id}
          view={view}
          me={me}
          withContact={withContact}
          onSettle={onSettle && view.note.authorId === me ? (...how) => onSettle(view.note.id, ...how) : undefined}
        />
      ))}
    </ul>
  );
  return (
    <>
      {list(notes.slice(0, shown))}
      {older.length > 0 && <Disclosure summary={tn('note.older_notes', older.length)}>{list(older)}</Disclosure>}
    </>
  );
}
