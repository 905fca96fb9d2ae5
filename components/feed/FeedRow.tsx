import { Reply } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { IconButton } from '#components/ui/IconButton.tsx';
import { t } from '#lib/browser/i18n.ts';
import type { Id } from '#lib/model/id.ts';
import type { StatusDefinition } from '#lib/model/status.ts';
import type { NoteView } from '#lib/store/port.ts';
import { NoteAbout, NoteHead, NoteTail } from './NoteLines.tsx';
import { NoteText } from './NoteText.tsx';

export type FeedRowProps = {
  view: NoteView;
  me: Id;
  definitions: readonly StatusDefinition[];
  campaign: string | null;
  unread: boolean;
  open: boolean;
  /** The one row that Tab reaches; the others are reached by j and k. */
  active: boolean;
  position: { index: number; of: number };
  articleRef: (article: HTMLElement | null) => void;
  onFocus: () => void;
  onToggle: () => void;
  onReply: () => void;
  /** What an open note shows below its lines. */
  children?: ReactNode;
};

/** One field note in the feed. */
export function FeedRow(props: FeedRowProps) {
  const { view, me, definitions, open, active, position, onToggle } = props;
  const headId = useId();
  const textId = useId();
  return (
    <article
      ref={props.articleRef}
      aria-labelledby={headId}
      aria-describedby={textId}
      aria-posinset={position.index + 1}
      aria-setsize={position.of}
      tabIndex={active ? 0 : -1}
      onFocus={props.onFocus}
      className={`group relative border-line border-b px-3 py-2 focus-visible:-outline-offset-2 ${open ? 'bg-raised' : 'hover:bg-raised'}`}
    >
      {props.unread && <span aria-hidden="true" className="absolute inset-y-0 start-0 w-0.5 bg-accent" />}
      <NoteHead view={view} me={me} id={headId} />
      <NoteText id={textId} text={view.note.text} whole={open} onMore={onToggle} />
      <NoteAbout view={view} definitions={definitions} open={open} focusable={active} onToggle={onToggle} />
      <NoteTail view={view} campaign={props.campaign} />
      <span className="absolute end-2 top-1.5 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100">
        <IconButton label={t('feed.reply')} tabIndex={active ? 0 : -1} onClick={props.onReply}>
          <Reply size={16} aria-hidden="true" className="rtl:-scale-x-100" />
        </IconButton>
      </span>
      {props.children}
    </article>
  );
}
