import { useEffect, useRef, useState } from 'react';
import type { ConnectFailure, HubFound } from '#lib/session/look-at-hub.ts';
import type { Connecting } from './deps.ts';

/** Where connecting stands: an address to enter, a hub to sign in to, or a wait for the hub. */
export type Step =
  | { at: 'address'; failure: ConnectFailure | null }
  | { at: 'hub'; hub: HubFound; failure: ConnectFailure | null }
  | { at: 'asking' };

const START: Step = { at: 'address', failure: null };

/** Connecting in two steps: see whose hub it is, then sign in or join. Leaving the page stops it. */
export function useConnecting(deps: Pick<Connecting, 'lookAtHub' | 'join'>) {
  const [text, setText] = useState<string | null>(null);
  const [step, setStep] = useState<Step>(START);
  const asking = useRef(new AbortController());
  useEffect(() => () => asking.current.abort(), []);

  /** Starts a question to the hub; an older one is stopped. */
  const begin = () => {
    asking.current.abort();
    asking.current = new AbortController();
    setStep({ at: 'asking' });
    return asking.current.signal;
  };
  const look = async (address: string) => {
    const signal = begin();
    setText(address);
    const found = await deps.lookAtHub(address, signal);
    if (signal.aborted) return;
    setStep(found.ok ? { at: 'hub', hub: found, failure: null } : { at: 'address', failure: found });
  };
  const join = async (hub: HubFound, code: string) => {
    const signal = begin();
    const joined = await deps.join({ hub: hub.hub, code }, signal);
    if (signal.aborted) return;
    setStep(joined.ok ? START : { at: 'hub', hub, failure: joined });
    if (joined.ok) setText(null);
  };
  const change = (next: string) => {
    setText(next);
    setStep(START);
  };
  return { /** What was typed; null until then. */ text, step, change, look, join };
}
