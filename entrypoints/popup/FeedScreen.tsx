import { ConnectionState } from '#components/feed/ConnectionState.tsx';
import { EmptyFeed } from '#components/feed/EmptyFeed.tsx';
import { FeedList } from '#components/feed/FeedList.tsx';
import { FilterBar } from '#components/feed/FilterBar.tsx';
import { cleared, isFiltering } from '#components/feed/filters.ts';
import { RefusedList } from '#components/feed/RefusedList.tsx';
import { EmptyState } from '#components/ui/EmptyState.tsx';
import { t, tn } from '#lib/browser/i18n.ts';
import { useWatch } from '#lib/store/use-watch.ts';
import type { FeedDeps } from './deps.ts';
import { Head } from './Head.tsx';
import { OpenNote } from './OpenNote.tsx';
import { useFeed } from './use-feed.ts';
import { useKeys } from './use-keys.ts';
import { useReading } from './use-reading.ts';

const NOTHING = {};

/** The shared feed: head, filters, what was refused, and the notes. */
export function FeedScreen({ deps }: { deps: FeedDeps }) {
  const { port, me } = deps;
  const feed = useFeed(port, me.member.id);
  const reading = useReading(feed);
  const definitions = useWatch(port, 'definitions', NOTHING).value ?? [];
  const members = useWatch(port, 'members', NOTHING).value ?? [];
  const campaigns = useWatch(port, 'campaigns', NOTHING).value ?? [];
  const refused = useWatch(port, 'refused', NOTHING).value ?? [];
  const sync = useWatch(port, 'syncState', NOTHING).value;
  useKeys(reading.keys);

  if (feed.error !== null && !feed.ready) {
    return <EmptyState title={t('popup.store_failed.title')}>{t('popup.store_failed.body')}</EmptyState>;
  }
  return (
    <>
      <Head
        workspace={me.workspace.name}
        words={feed.filters.words}
        searchRef={reading.search}
        onWords={(words) => feed.narrow({ ...feed.filters, words })}
        state={sync && <ConnectionState sync={sync} onSync={deps.syncNow} onOptions={deps.openOptions} />}
      />
      <FilterBar filters={feed.filters} definitions={definitions} members={members} onChange={feed.narrow} />
      <main className="flex min-h-0 flex-1 flex-col border-line border-t">
        <RefusedList
          refused={refused}
          onRetry={(seq, text) => void port.run('retryRefused', text === undefined ? { seq } : { seq, text })}
          onCopy={(text) => void navigator.clipboard.writeText(text)}
          onDiscard={(seq) => void port.run('discardRefused', { seq })}
        />
        {feed.held > 0 && (
          <button
            type="button"
            onClick={reading.letIn}
            className="border-line border-b py-1 font-medium text-accent text-s hover:bg-raised"
          >
            {tn('feed.new_notes', feed.held)}
          </button>
        )}
        {feed.ready && feed.shown.length === 0 && (
          <EmptyFeed
            filtering={isFiltering(feed.filters)}
            allCalls={feed.filters.allCalls}
            offline={sync?.state === 'offline'}
            onClear={() => feed.narrow(cleared(feed.filters))}
            onAllCalls={() => feed.narrow({ ...feed.filters, allCalls: true })}
          />
        )}
        {feed.shown.length > 0 && (
          <FeedList
            handle={reading.list}
            notes={feed.shown}
            me={me.member.id}
            definitions={definitions}
            campaigns={campaigns}
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
              <OpenNote deps={deps} view={view} definitions={definitions} replyFocus={reading.replyFocus} />
            )}
          />
        )}
      </main>
    </>
  );
}
