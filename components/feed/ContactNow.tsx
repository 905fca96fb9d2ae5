import { BandMark } from '#components/ui/BandMark.tsx';
import { ExternalText } from '#components/ui/ExternalText.tsx';
import { RelativeTime } from '#components/ui/RelativeTime.tsx';
import { Skeleton } from '#components/ui/Skeleton.tsx';
import { StateLine } from '#components/ui/StateLine.tsx';
import { t } from '#lib/browser/i18n.ts';
import type { ContactPicture } from '#lib/model/contact.ts';
import type { Note } from '#lib/model/note.ts';
import type { StatusDefinition } from '#lib/model/status.ts';
import type { Touch } from '#lib/model/touch.ts';
import { isMeaningful } from '#lib/model/touch-types.ts';
import { statusLabel, touchPhrase } from './words.ts';

/** Touches shown before a note. */
const TOUCHES_SHOWN = 5;

type ContactNowProps = {
  note: Note;
  /** What is known here: `undefined` while it is being read, null when nothing is. `fetchedAt` in ms since 1970. */
  known: { picture: ContactPicture; fetchedAt: number } | null | undefined;
  /** The hub could not be asked; what shows is the local copy, if there is one. */
  failed: boolean;
  definitions: readonly StatusDefinition[];
};

/** An open note's contact: status and score now, and what marketing had done before the note. */
export function ContactNow({ note, known, failed, definitions }: ContactNowProps) {
  if (known === undefined || (known === null && !failed)) return <Skeleton />;
  if (known === null) return <StateLine tone="warn">{t('feed.picture_offline')}</StateLine>;
  const { picture, fetchedAt } = known;
  return (
    <div className="mt-2 border-line border-t pt-2">
      <p className="flex flex-wrap items-center gap-x-1.5">
        <bdi className="font-medium">{statusNow(note, picture, definitions)}</bdi>
        <span aria-hidden="true">·</span>
        <BandMark band={picture.score.band} />
        <span>{t('feed.score_now', { score: picture.score.score })}</span>
        {failed && (
          <span className="ms-auto text-muted text-s">
            {t('feed.picture_from')} <RelativeTime at={fetchedAt} />
          </span>
        )}
      </p>
      <TouchesBefore touches={picture.touches.touches} older={picture.touches.next !== null} before={note.writtenAt} />
    </div>
  );
}

/** "MQL at the call, SAL now", or "Still MQL". */
function statusNow(note: Note, { contact }: ContactPicture, definitions: readonly StatusDefinition[]): string {
  const now = statusLabel(contact.status, definitions);
  if (note.context === null) return now;
  const then = statusLabel(note.context.status, definitions);
  return then === now ? t('feed.still', { now }) : t('feed.then_now', { then, now });
}

type TouchesBeforeProps = { touches: readonly Touch[]; older: boolean; before: string };

function TouchesBefore({ touches, older, before }: TouchesBeforeProps) {
  const moment = Date.parse(before);
  const shown = touches.filter((touch) => Date.parse(touch.occurredAt) <= moment && isMeaningful(touch));
  return (
    <>
      <h2 className="mt-2 text-muted text-s">{t('feed.touches_before')}</h2>
      <ul>
        {shown.slice(0, TOUCHES_SHOWN).map((touch) => (
          <li key={touch.id} className="flex items-baseline gap-2">
            <span className="min-w-0 flex-1 wrap-anywhere">
              <ExternalText max={120}>{touchPhrase(touch)}</ExternalText>
            </span>
            <span className="shrink-0 text-muted text-s">
              <RelativeTime at={touch.occurredAt} />
            </span>
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p className="text-muted">{t(older ? 'feed.older_not_here' : 'feed.no_touches')}</p>}
    </>
  );
}
