import type { ComponentProps } from 'react';
import { EmptyFeed } from '#components/feed/EmptyFeed.tsx';
import { FeedList } from '#components/feed/FeedList.tsx';
import { cleared, isFiltering } from '#components/feed/filters.ts';
import { OlderNotes } from '#components/feed/OlderNotes.tsx';
import { tn } from '#lib/browser/i18n.ts';
import { useOlder } from '#lib/people/use-older.ts';
import type { FeedDeps, WorkspaceWords } from './deps.ts';
import { OpenNote } from './OpenNote.tsx';
import type { useFeed } from './use-feed.ts';
import type { useReading } from './use-reading.ts';

type NotesProps = {
  deps: FeedDeps;
  feed: ReturnType<typeof useFeed>;
  reading: ReturnType<typeof useReading>;
  words: WorkspaceWords;
  standing: ComponentProps<typeof EmptyFeed>['standing'];
};

/** The notes themselves, or why there are none. */
export function Notes({ deps, feed, reading, words, standing }: NotesProps) {
  const older = useOlder(deps);
  const ending = older && !feed.more && <OlderNotes state={older.state} onShow={older.show} />;
  if (!feed.ready) return null;
  if (feed.shown.length === 0) {
    return (
      <>
        <EmptyFeed
          filtering={isFiltering(feed.filters)}
          allCalls={feed.filters.allCalls}
          standing={standing}
          onClear={() => feed.narrow(cleared(feed.filters))}
          onAllCalls={() => feed.narrow({ ...feed.filters, allCalls: true })}
        />
        {standing !== 'arriving' && ending}
      </>
    );
  }
  return (
    <>
      {feed.held > 0 && <NewNotes count={feed.held} onShow={reading.letIn} />}
      <FeedList
        handle={reading.list}
        notes={feed.shown}
        me={deps.me.member.id}
        definitions={words.definitions}
        campaigns={words.campaigns}
        line={feed.line}
        openId={reading.openId}
        activeId={reading.activeId}
        more={feed.more}
        onMore={feed.showMore}
        onActive={reading.setActiveId}
        onToggle={reading.toggle}
        onReply={reading.reply}
        onTop={(atTop) => feed.hold(!atTop || reading.openId !== null)}
        renderOpen={(view) => (
          <OpenNote deps={deps} view={view} definitions={words.definitions} replyFocus={reading.replyFocus} />
        )}
      />
      {ending}
    </>
  );
}

/** Newer notes wait above, so that nothing moves under a reader. */
function NewNotes({ count, onShow }: { count: number; onShow: () => void }) {
  return (
    <button
      type="button"
      onClick={onShow}
      className="border-line border-b py-1 font-medium text-accent text-s hover:bg-raised"
    >
      {tn('feed.new_notes', count)}
    </button>
  );
}
