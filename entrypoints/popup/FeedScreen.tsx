import { ConnectionState } from '#components/feed/ConnectionState.tsx';
import { FilterBar } from '#components/feed/FilterBar.tsx';
import { PullProgress } from '#components/feed/PullProgress.tsx';
import { RefusedList } from '#components/feed/RefusedList.tsx';
import { EmptyState } from '#components/ui/EmptyState.tsx';
import { LowRoom } from '#components/ui/LowRoom.tsx';
import { t } from '#lib/browser/i18n.ts';
import { useLowRoom } from '#lib/browser/use-low-room.ts';
import { HubQueries } from '#lib/people/hub-queries.tsx';
import type { StorePort, SyncState } from '#lib/store/port.ts';
import { useWatch } from '#lib/store/use-watch.ts';
import type { FeedDeps, WorkspaceWords } from './deps.ts';
import { Head } from './Head.tsx';
import { Notes } from './Notes.tsx';
import { useFeed } from './use-feed.ts';
import { useKeys } from './use-keys.ts';
import { useReading } from './use-reading.ts';

const NOTHING = {};

/** The shared feed: head, filters, what was refused, and the notes. */
export function FeedScreen({ deps }: { deps: FeedDeps }) {
  const { port, me } = deps;
  const feed = useFeed(port, me.member.id);
  const reading = useReading(feed);
  const words = useWords(port);
  const sync = useWatch(port, 'syncState', NOTHING).value;
  const lowRoom = useLowRoom();
  const pause = (paused: boolean) => void port.run('pausePull', { paused }).then(paused ? undefined : deps.syncNow);
  useKeys(reading.keys);

  if (feed.error !== null && !feed.ready) {
    return <EmptyState title={t('popup.store_failed.title')}>{t('popup.store_failed.body')}</EmptyState>;
  }
  return (
    <HubQueries port={port}>
      <Head
        workspace={me.workspace.name}
        words={feed.filters.words}
        searchRef={reading.search}
        onWords={(searched) => feed.narrow({ ...feed.filters, words: searched })}
        state={sync && <ConnectionState sync={sync} onSync={deps.syncNow} onSignIn={deps.signIn} />}
      />
      <main className="flex min-h-0 flex-1 flex-col">
        {sync?.progress && (
          <div className="px-3 py-1">
            <PullProgress progress={sync.progress} onPause={pause} />
          </div>
        )}
        <FilterBar filters={feed.filters} {...words} onChange={feed.narrow} />
        {lowRoom !== null && (
          <div className="px-3">
            <LowRoom room={lowRoom} />
          </div>
        )}
        <div className="max-h-72 shrink-0 overflow-y-auto">
          <RefusedHere port={port} />
        </div>
        <Notes deps={deps} feed={feed} reading={reading} words={words} standing={sync ? standingOf(sync) : null} />
      </main>
    </HubQueries>
  );
}

/** Why the feed may be empty though the team has notes: this machine never had them all, or can't ask. */
function standingOf({ state, lastSyncAt }: SyncState) {
  if (state === 'offline') return state;
  return state === 'connected' && lastSyncAt === null ? 'arriving' : null;
}

/** What the workspace calls things: statuses, people, campaigns. */
function useWords(port: StorePort): WorkspaceWords {
  const definitions = useWatch(port, 'definitions', NOTHING).value ?? [];
  const members = useWatch(port, 'members', NOTHING).value ?? [];
  const campaigns = useWatch(port, 'campaigns', NOTHING).value ?? [];
  return { definitions, members, campaigns };
}

function RefusedHere({ port }: { port: StorePort }) {
  const refused = useWatch(port, 'refused', NOTHING).value ?? [];
  return (
    <RefusedList
      refused={refused}
      onRetry={(seq, text) => void port.run('retryRefused', text === undefined ? { seq } : { seq, text })}
      onCopy={async (text) => navigator.clipboard.writeText(text)}
      onDiscard={(seq) => void port.run('discardRefused', { seq })}
      onExisting={(seq, contactId) => void port.run('useExisting', { seq, contactId })}
    />
  );
}
