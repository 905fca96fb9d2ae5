import { useId, useState } from 'react';
import { NoteHead } from '#components/feed/NoteLines.tsx';
import { NoteText } from '#components/feed/NoteText.tsx';
import { Replies } from '#components/feed/Replies.tsx';
import { ExternalText } from '#components/ui/ExternalText.tsx';
import { t } from '#lib/browser/i18n.ts';
import type { Id } from '#lib/model/id.ts';
import type { NoteView } from '#lib/store/port.ts';
import { OtherVersions } from './OtherVersions.tsx';

type NoteItemProps = {
  view: NoteView;
  me: Id;
  /** Say whom the note is about. */
  withContact?: boolean;
  onSettle?: ((otherId: Id, take: boolean) => void) | undefined;
};

/** A field note as the sidebar shows it: who, when, with which outcome; its words and kinds; what was answered. */
export function NoteItem({ view, me, withContact = false, onSettle }: NoteItemProps) {
  const id = useId();
  const [whole, setWhole] = useState(false);
  const { note, contact } = view;
  return (
    <li className="py-1">
      <NoteHead view={view} me={me} id={`${id}head`} />
      {withContact && contact && (
        <p className="truncate text-s">
          <ExternalText max={80}>{contact.name}</ExternalText>
        </p>
      )}
      {note.text !== '' && <NoteText id={`${id}text`} text={note.text} whole={whole} onMore={() => setWhole(true)} />}
      {note.kinds.length > 0 && (
        <p className="text-muted text-s">{note.kinds.map((kind) => t(`kind.${kind}`)).join(' · ')}</p>
      )}
      <OtherVersions view={view} me={me} onSettle={onSettle} />
      <Replies replies={view.replies} me={me} />
    </li>
  );
}
