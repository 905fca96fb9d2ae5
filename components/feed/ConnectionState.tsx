import { Check, CircleArrowUp, CloudOff, LogIn, TriangleAlert } from 'lucide-react';
import { Button } from '#components/ui/Button.tsx';
import { Popover } from '#components/ui/Popover.tsx';
import { RelativeTime } from '#components/ui/RelativeTime.tsx';
import { t, tn } from '#lib/browser/i18n.ts';
import type { SyncState } from '#lib/store/port.ts';

const LOOKS = {
  connected: { Icon: Check, colour: 'text-good' },
  offline: { Icon: CloudOff, colour: 'text-warm' },
  refused: { Icon: TriangleAlert, colour: 'text-danger' },
  needs_sign_in: { Icon: LogIn, colour: 'text-danger' },
  too_old: { Icon: CircleArrowUp, colour: 'text-danger' },
  hub_too_old: { Icon: CircleArrowUp, colour: 'text-danger' },
} as const satisfies Record<SyncState['state'], { Icon: typeof Check; colour: string }>;

type ConnectionStateProps = { sync: SyncState; onSync: () => void; onSignIn: () => void };

/** How we stand with the hub, in a word, and what waits; pressed, it says what that means and what to do. */
export function ConnectionState({ sync, onSync, onSignIn }: ConnectionStateProps) {
  const { Icon, colour } = LOOKS[sync.state];
  return (
    <Popover
      label={t('popup.state_of_connection')}
      trigger={(props) => (
        <button
          type="button"
          {...props}
          className={`inline-flex min-h-6 shrink-0 items-center gap-1 rounded-s px-1 text-s hover:bg-raised ${colour}`}
        >
          <Icon size={12} aria-hidden="true" />
          <span role="status">{stateWords(sync)}</span>
        </button>
      )}
    >
      <div className="flex flex-col items-start gap-2">
        <p>{t(`popup.state_detail.${sync.state}`)}</p>
        <p className="text-muted text-s">
          {sync.lastSyncAt === null ? (
            t('popup.never_synced')
          ) : (
            <>
              {t('popup.last_sync')} <RelativeTime at={sync.lastSyncAt} />
            </>
          )}
        </p>
        {sync.mended > 0 && <p className="text-muted text-s">{tn('popup.mended', sync.mended)}</p>}
        {sync.state === 'needs_sign_in' ? (
          <Button onClick={onSignIn}>{t('options.account.sign_in_again')}</Button>
        ) : (
          <Button onClick={onSync}>{t('popup.sync_now')}</Button>
        )}
      </div>
    </Popover>
  );
}

/** "Connected", "Offline · 3 waiting", "2 refused": the state in a word, then what has not reached the hub. */
export function stateWords({ state, refused, waiting }: SyncState): string {
  const word = state === 'refused' ? tn('popup.state.refused', refused) : t(`popup.state.${state}`);
  return waiting === 0 ? word : `${word} · ${tn('popup.waiting', waiting)}`;
}
