import { ConnectionState } from '#components/feed/ConnectionState.tsx';
import { PullProgress } from '#components/feed/PullProgress.tsx';
import { LowRoom } from '#components/ui/LowRoom.tsx';
import { RelativeTime } from '#components/ui/RelativeTime.tsx';
import { StateLine } from '#components/ui/StateLine.tsx';
import { t } from '#lib/browser/i18n.ts';
import { useLowRoom } from '#lib/browser/use-low-room.ts';
import type { StorageTrouble } from '#lib/model/storage-trouble.ts';
import { useWatch } from '#lib/store/use-watch.ts';
import type { HubDeps } from './deps.ts';

type HubLineProps = {
  hub: HubDeps;
  /** When what is shown came from the hub (ms), if the hub didn't answer since. */
  asOf: number | null;
  /** Why what is shown is not on this machine too. */
  notKept: StorageTrouble | undefined;
};

/** One quiet line above the bar when what is shown may be old, the hub is away, or the disk is full or nearly so; nothing at all when all is well. */
export function HubLine({ hub, asOf, notKept }: HubLineProps) {
  const { value: sync } = useWatch(hub.port, 'syncState', {});
  const calm = !sync || sync.state === 'connected';
  const lowRoom = useLowRoom();
  const progress = sync?.state === 'connected' ? sync.progress : null;
  if (asOf === null && !notKept && calm && lowRoom === null && !progress) return null;
  const pause = (paused: boolean) => void hub.port.run('pausePull', { paused }).then(paused ? undefined : hub.syncNow);
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-2 border-line border-t px-4 py-1 text-muted text-s">
      {asOf !== null && (
        <span>
          {t('contact.as_of')} <RelativeTime at={asOf} />
        </span>
      )}
      {progress && <PullProgress progress={progress} onPause={pause} />}
      {notKept && <StateLine tone="warn">{t(`contact.not_kept.${notKept}`)}</StateLine>}
      {lowRoom !== null && <LowRoom room={lowRoom} />}
      {sync && !calm && <ConnectionState sync={sync} onSync={hub.syncNow} onSignIn={hub.signIn} />}
    </div>
  );
}
