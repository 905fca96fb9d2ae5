import { ConnectionState } from '#components/feed/ConnectionState.tsx';
import { RelativeTime } from '#components/ui/RelativeTime.tsx';
import { t } from '#lib/browser/i18n.ts';
import { useWatch } from '#lib/store/use-watch.ts';
import type { HubDeps } from './deps.ts';

type HubLineProps = {
  hub: HubDeps /** When what is shown came from the hub (ms), if the hub didn't answer since. */;
  asOf: number | null;
  onOptions: () => void;
};

/** One quiet line above the bar when what is shown may be old or the hub is away; nothing at all when all is well. */
export function HubLine({ hub, asOf, onOptions }: HubLineProps) {
  const { value: sync } = useWatch(hub.port, 'syncState', {});
  const calm = !sync || sync.state === 'connected';
  if (asOf === null && calm) return null;
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-2 border-line border-t px-4 py-1 text-muted text-s">
      {asOf !== null && (
        <span>
          {t('contact.as_of')} <RelativeTime at={asOf} />
        </span>
      )}
      {sync && !calm && <ConnectionState sync={sync} onSync={hub.syncNow} onOptions={onOptions} />}
    </div>
  );
}
