import { BandMark } from '#components/ui/BandMark.tsx';
import { ExternalText } from '#components/ui/ExternalText.tsx';
import { RelativeTime } from '#components/ui/RelativeTime.tsx';
import { language, t, tn } from '#lib/browser/i18n.ts';
import type { Id } from '#lib/model/id.ts';
import type { Note } from '#lib/model/note.ts';
import type { StatusDefinition } from '#lib/model/status.ts';
import type { NoteView } from '#lib/store/port.ts';
import { DeliveryMark } from './DeliveryMark.tsx';
import { gap } from './gap.ts';
import { statusLabel, touchPhrase } from './words.ts';

/** First line of a note: who, when, with which outcome, and whether it is at the hub. */
export function NoteHead({ view, me, id }: { view: NoteView; me: Id; id: string }) {
  const { note, author, delivery } = view;
  return (
    <p id={id} className="flex flex-wrap items-center gap-x-1.5 pe-8 text-muted text-s">
      <span className="font-bold text-ink">
        {note.authorId === me ? (
          t('feed.you')
        ) : (
          <ExternalText max={60}>{author?.name ?? t('feed.somebody')}</ExternalText>
        )}
      </span>
      <Dot />
      <RelativeTime at={note.writtenAt} />
      {note.editedAt !== null && <span>({t('feed.edited')})</span>}
      {note.outcome !== null && (
        <>
          <Dot />
          <span>{t(`outcome.${note.outcome}`)}</span>
        </>
      )}
      <DeliveryMark delivery={delivery} />
    </p>
  );
}

type NoteAboutProps = {
  view: NoteView;
  definitions: readonly StatusDefinition[];
  open: boolean;
  focusable: boolean;
  onToggle: () => void;
};

/** Whom the note is about, as things stood then. The name opens the note; while closed, its button covers the row. */
export function NoteAbout({ view, definitions, open, focusable, onToggle }: NoteAboutProps) {
  const { contact, note } = view;
  const status = note.context === null ? (contact?.status ?? null) : note.context.status;
  return (
    <p className="flex flex-wrap items-center gap-x-1.5 text-muted text-s">
      <button
        type="button"
        aria-expanded={open}
        tabIndex={focusable ? 0 : -1}
        onClick={onToggle}
        className={`rounded-s text-start font-medium text-ink wrap-anywhere hover:underline ${open ? '' : 'after:absolute after:inset-0'}`}
      >
        <ExternalText max={60}>{contact?.name || contact?.email || t('feed.unknown_contact')}</ExternalText>
      </button>
      {contact?.companyName && (
        <>
          <Dot />
          <span className="wrap-anywhere">
            <ExternalText max={40}>{contact.companyName}</ExternalText>
          </span>
        </>
      )}
      {status !== null && (
        <>
          <Dot />
          <bdi>{statusLabel(status, definitions)}</bdi>
        </>
      )}
      {note.context !== null && (
        <>
          <Dot />
          <BandMark band={note.context.band} />
        </>
      )}
    </p>
  );
}

/** Last lines of a note: the touch that stood before it, its kinds, how many answered. */
export function NoteTail({ view, campaign }: { view: NoteView; campaign: string | null }) {
  const { note, replies } = view;
  const tagged = note.kinds.length > 0 || replies.length > 0 || campaign !== null;
  return (
    <>
      <NoteAfter note={note} />
      {tagged && (
        <p className="mt-1 flex flex-wrap items-center gap-1.5 text-muted text-xs">
          {note.kinds.map((kind) => (
            <span key={kind} className="rounded-s border border-line px-1.5">
              {t(`kind.${kind}`)}
            </span>
          ))}
          {campaign !== null && <ExternalText max={60}>{campaign}</ExternalText>}
          {replies.length > 0 && <span className="ms-auto">{tn('feed.replies', replies.length)}</span>}
        </p>
      )}
    </>
  );
}

/** "After: Attended an event “Pricing” · 2 days before"; a long title is cut, the time is not. */
function NoteAfter({ note }: { note: Note }) {
  const touch = note.context?.lastTouch;
  if (!touch) return null;
  const before = gap(touch.occurredAt, note.writtenAt, language());
  return (
    <p className="flex gap-x-1.5 text-muted text-s">
      <span className="truncate">
        <ExternalText max={160}>{t('feed.after', { touch: touchPhrase(touch) })}</ExternalText>
      </span>
      <Dot />
      <span className="shrink-0">{before === '' ? t('feed.just_before') : t('feed.before', { gap: before })}</span>
    </p>
  );
}

const Dot = () => <span aria-hidden="true">·</span>;
