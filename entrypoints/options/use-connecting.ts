import { useEffect, useRef, useState } from 'react';
import type { ConnectFailure, HubFound } from '#lib/session/look-at-hub.ts';
import type { Connecting } from './deps.ts';

/** Where connecting stands: an address to enter, of which the hub may be asked just now, or a hub to sign in to or join. */
export type Step =
  | { at: 'address'; failure: ConnectFailure | null; asking?: boolean }
  | { at: 'hub'; hub: HubFound; failure: ConnectFailure | null; asking?: boolean };

const START: Step = { at: 'address', failure: null };

/** Connecting in two steps: see whose hub it is, then sign in or join. Leaving the page stops it. */
export function useConnecting(deps: Pick<Connecting, 'lookAtHub' | 'join'>) {
  const [text, setText] = useState<string | null>(null);
  const [step, setStep] = useState<Step>(START);
  const asking = useRef(new AbortController());
  useEffect(() => () => asking.current.abort(), []);

  /** Starts a question to the hub where the page stands; an older one is stopped. */
  const begin = (from: Step) => {
    asking.current.abort();
    asking.current = new AbortController();
    setStep({ ...from, failure: null, asking: true });
    return asking.current.signal;
  };
  const look = async (address: string) => {
    const signal = begin(START);
    setText(address);
    const found = await deps.lookAtHub(address, signal);
    if (signal.aborted) return;
    setStep(found.ok ? { at: 'hub', hub: found, failure: null } : { at: 'address', failure: found });
  };
  const join = async (hub: HubFound, code: string) => {
    const signal = begin({ at: 'hub', hub, failure: null });
    const joined = await deps.join({ hub: hub.hub, code }, signal);
    if (signal.aborted) return;
    setStep(joined.ok ? START : { at: 'hub', hub, failure: joined });
    if (joined.ok) setText(null);
  };
  /** Another address, which also gives up the question about the one before. */
  const change = (next: string) => {
    asking.current.abort();
    setText(next);
    setStep(START);
  };
  return { /** What was typed; null until then. */ text, step, change, look, join };
}
