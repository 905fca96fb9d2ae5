import { useEffect, useEffectEvent, useState } from 'react';
import { useWatch } from '#lib/store/use-watch.ts';
import type { HubDeps } from './deps.ts';

/** A question to the hub: its last answer (kept while the next is awaited), and how the latest asking went. */
export type Asked<T> = { value: T | undefined; asking: boolean; failed: boolean; again: () => void };

/**
 * Asks the hub when `key` changes; `null` asks nothing. Asks again when the tab comes back into view, and after a
 * failure as soon as the hub is back. An answer to an older key is never taken.
 */
export function useAsk<T>(hub: HubDeps, key: string | null, ask: () => Promise<T>): Asked<T> {
  const [round, setRound] = useState(0);
  const [value, setValue] = useState<T>();
  const [state, setState] = useState<'asking' | 'answered' | 'failed'>('asking');
  const askNow = useEffectEvent(ask);
  const turn = key === null ? null : `${round} ${key}`;
  const again = () => setRound((last) => last + 1);

  useEffect(() => {
    if (turn === null) return;
    let stale = false;
    setState('asking');
    askNow().then(
      (answer) => {
        if (stale) return;
        setValue(() => answer);
        setState('answered');
      },
      () => !stale && setState('failed'),
    );
    return () => {
      stale = true;
    };
  }, [turn]);

  useWhenBack(hub, () => state === 'failed' && again());
  useWhenSeen(again);
  return { value, asking: turn !== null && state === 'asking', failed: state === 'failed', again };
}

/** Calls back each time the hub has answered a sync. */
function useWhenBack({ port }: HubDeps, onBack: () => void): void {
  const { value: sync } = useWatch(port, 'syncState', {});
  const back = sync?.state === 'connected' ? sync.lastSyncAt : null;
  const tell = useEffectEvent(onBack);
  useEffect(() => {
    if (back !== null) tell();
  }, [back]);
}

/** Calls back each time the tab comes back into view. */
function useWhenSeen(onSeen: () => void): void {
  const tell = useEffectEvent(onSeen);
  useEffect(() => {
    const onChange = () => document.visibilityState === 'visible' && tell();
    document.addEventListener('visibilitychange', onChange);
    return () => document.removeEventListener('visibilitychange', onChange);
  }, []);
}
