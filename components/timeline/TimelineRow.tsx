import { ArrowRightLeft, Bot, NotebookPen } from 'lucide-react';
import type { ReactNode } from 'react';
import { DeliveryMark } from '#components/feed/DeliveryMark.tsx';
import { touchName } from '#components/feed/words.ts';
import { ExternalText } from '#components/ui/ExternalText.tsx';
import { exactTime } from '#components/ui/relative-time.ts';
import { language, t } from '#lib/browser/i18n.ts';
import type { StatusChange } from '#lib/model/contact.ts';
import type { Id } from '#lib/model/id.ts';
import type { Touch } from '#lib/model/touch.ts';
import type { NoteView } from '#lib/store/port.ts';
import { clockTime } from './day-name.ts';
import type { Row } from './rows.ts';

/** How rows name things: statuses by their workspace's own labels, notes by their writer or "you". */
export type Naming = { statusLabel: (key: string) => string; me: Id };

/** One touch, note or status change on its line, with the time of day at the end. */
export function TimelineRow({ row, naming }: { row: Extract<Row, { kind: 'happening' }>; naming: Naming }) {
  const { happening, passive } = row;
  if (happening.kind === 'touch') return <TouchRow touch={happening.touch} at={happening.at} passive={passive} />;
  if (happening.kind === 'note') return <NoteRow view={happening.view} at={happening.at} me={naming.me} />;
  return <StatusRow change={happening.change} at={happening.at} naming={naming} />;
}

function Line({
  mark,
  at,
  children,
  quiet = false,
}: {
  mark: ReactNode;
  at: number;
  children: ReactNode;
  quiet?: boolean;
}) {
  return (
    <div className={`flex items-baseline gap-2 px-4 py-1 ${quiet ? 'ps-6 text-muted' : ''}`}>
      <span aria-hidden="true" className="flex w-3 shrink-0 justify-center self-start pt-1 text-muted">
        {mark}
      </span>
      <span className="min-w-0 flex-1 wrap-anywhere">{children}</span>
      <time
        dateTime={new Date(at).toISOString()}
        title={exactTime(at, language())}
        className="shrink-0 text-muted text-s"
      >
        {clockTime(at, language())}
      </time>
    </div>
  );
}

const Dot = ({ hollow }: { hollow: boolean }) => (
  <svg width="8" height="12" viewBox="0 0 8 12" aria-hidden="true">
    <circle cx="4" cy="6" r="3" fill={hollow ? 'none' : 'currentColor'} stroke="currentColor" />
  </svg>
);

function TouchRow({ touch, at, passive }: { touch: Touch; at: number; passive: boolean }) {
  return (
    <Line mark={touch.verdict === 'machine' ? <Bot size={12} /> : <Dot hollow={passive} />} at={at} quiet={passive}>
      <ExternalText max={80}>{touchName(touch.type)}</ExternalText>
      {touch.title && (
        <>
          {' · '}
          <ExternalText max={120}>{touch.title}</ExternalText>
        </>
      )}
      {touch.verdict === 'machine' && <span className="text-s"> · {t('timeline.automatic')}</span>}
    </Line>
  );
}

function NoteRow({ view, at, me }: { view: NoteView; at: number; me: Id }) {
  const { note, author, delivery } = view;
  const writer = note.authorId === me ? t('feed.you') : (author?.name ?? t('feed.somebody'));
  return (
    <Line mark={<NotebookPen size={12} />} at={at}>
      <span className="line-clamp-1">
        <ExternalText max={60}>{writer}</ExternalText>
        {note.outcome && ` · ${t(`outcome.${note.outcome}`)}`}
        {note.text && (
          <span className="text-muted">
            {' · '}
            <ExternalText max={160}>{note.text}</ExternalText>
          </span>
        )}
      </span>
      {delivery === 'refused' && <DeliveryMark delivery={delivery} />}
    </Line>
  );
}

function StatusRow({ change, at, naming }: { change: StatusChange; at: number; naming: Naming }) {
  const to = naming.statusLabel(change.to);
  const text = change.from
    ? t('timeline.status_change', { from: naming.statusLabel(change.from), to })
    : t('timeline.status_first', { to });
  return (
    <Line mark={<ArrowRightLeft size={12} />} at={at}>
      {text}
      {change.reason && (
        <span className="block text-muted">
          <ExternalText>{change.reason}</ExternalText>
        </span>
      )}
    </Line>
  );
}
