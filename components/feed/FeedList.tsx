import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, type RefObject, useEffect, useImperativeHandle, useRef } from 'react';
import { withKept } from '#components/ui/with-kept.ts';
import { t, tn } from '#lib/browser/i18n.ts';
import type { Campaign } from '#lib/model/campaign.ts';
import type { Id } from '#lib/model/id.ts';
import type { StatusDefinition } from '#lib/model/status.ts';
import type { NoteView } from '#lib/store/port.ts';
import { FeedRow } from './FeedRow.tsx';
import type { UnreadLine } from './unread.ts';

/** Moves the focus to a note, drawing it first where it is out of sight. */
export type FeedListHandle = { focus: (noteId: Id) => void; toTop: () => void };

export type FeedListProps = {
  handle: RefObject<FeedListHandle | null>;
  notes: readonly NoteView[];
  me: Id;
  definitions: readonly StatusDefinition[];
  campaigns: readonly Campaign[];
  line: UnreadLine | null;
  openId: Id | null;
  activeId: Id | null;
  /** More notes stand behind the last one. */
  more: boolean;
  onMore: () => void;
  onActive: (noteId: Id) => void;
  onToggle: (noteId: Id) => void;
  onReply: (noteId: Id) => void;
  /** Says whether the list stands at its top. */
  onTop: (atTop: boolean) => void;
  renderOpen: (view: NoteView) => ReactNode;
};

/** Rows away from the end at which older notes are asked for. */
const ASK_AHEAD = 15;
/** Px from the top within which the list counts as standing there. */
const TOP_SLACK = 24;

/** The feed: only what is in sight is drawn, so that thousands of notes scroll like ten. */
export function FeedList(props: FeedListProps) {
  const { notes, line } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const kept = [props.openId, props.activeId].map((id) => notes.findIndex(({ note }) => note.id === id));
  const virtualizer = useVirtualizer({
    count: notes.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 112,
    getItemKey: (index) => notes[index]?.note.id ?? index,
    rangeExtractor: (range) => withKept(range, kept),
    overscan: 6,
  });
  const register = useFocus(props.handle, notes, scroller, (index) => virtualizer.scrollToIndex(index));
  const items = virtualizer.getVirtualItems();
  useAskForMore(props, items.at(-1)?.index ?? 0);
  const firstId = notes[0]?.note.id ?? null;

  return (
    <div
      ref={scroller}
      role="feed"
      aria-label={t('feed.label')}
      aria-description={t('feed.keys')}
      className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain"
      onScroll={(event) => props.onTop(event.currentTarget.scrollTop <= TOP_SLACK)}
    >
      <div className="relative w-full" style={{ height: virtualizer.getTotalSize() }}>
        {items.map(({ index, key, start }) => {
          const view = notes[index];
          if (!view) return null;
          const { id } = view.note;
          const open = props.openId === id;
          return (
            <div
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${start}px)` }}
            >
              {line?.index === index && <Line count={line.count} />}
              <FeedRow
                view={view}
                me={props.me}
                definitions={props.definitions}
                campaign={campaignName(view, props.campaigns)}
                unread={line !== null && index < line.index && view.note.authorId !== props.me}
                open={open}
                active={id === (props.activeId ?? firstId)}
                position={{ index, of: props.more ? -1 : notes.length }}
                articleRef={(article) => register(id, article)}
                onFocus={() => props.onActive(id)}
                onToggle={() => props.onToggle(id)}
                onReply={() => props.onReply(id)}
              >
                {open && props.renderOpen(view)}
              </FeedRow>
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Across the feed, between what is new and what was seen at the last visit. */
function Line({ count }: { count: number }) {
  return (
    <p className="flex items-center gap-2 bg-canvas px-3 py-1 font-medium text-accent text-xs before:h-px before:flex-1 before:bg-accent after:h-px after:flex-1 after:bg-accent">
      {tn('feed.unread_line', count)}
    </p>
  );
}

const campaignName = ({ note }: NoteView, campaigns: readonly Campaign[]): string | null =>
  note.campaignId === null ? null : (campaigns.find(({ id }) => id === note.campaignId)?.name ?? null);

function useAskForMore({ more, notes, onMore }: FeedListProps, lastIndex: number) {
  const near = more && lastIndex >= notes.length - ASK_AHEAD;
  useEffect(() => {
    if (near && notes.length > 0) onMore();
  }, [near, notes.length, onMore]);
}

/** Lets the screen focus a row by its note; a row that is not drawn yet takes the focus when it is. */
function useFocus(
  handle: RefObject<FeedListHandle | null>,
  notes: readonly NoteView[],
  scroller: RefObject<HTMLDivElement | null>,
  scrollTo: (index: number) => void,
) {
  const drawn = useRef(new Map<Id, HTMLElement>());
  const wanted = useRef<Id | null>(null);
  useImperativeHandle(handle, () => ({
    focus: (noteId) => {
      const index = notes.findIndex(({ note }) => note.id === noteId);
      if (index < 0) return;
      scrollTo(index);
      const article = drawn.current.get(noteId);
      if (article) article.focus({ preventScroll: true });
      else wanted.current = noteId;
    },
    toTop: () => scroller.current?.scrollTo({ top: 0 }),
  }));
  return (noteId: Id, article: HTMLElement | null) => {
    if (article === null) {
      drawn.current.delete(noteId);
      return;
    }
    drawn.current.set(noteId, article);
    if (wanted.current !== noteId) return;
    wanted.current = null;
    article.focus({ preventScroll: true });
  };
}
