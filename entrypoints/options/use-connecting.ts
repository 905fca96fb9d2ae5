import { useEffect, useRef, useState } from 'react';
import type { ConnectFailure, HubFound } from '#lib/session/connect.ts';
import type { OptionsDeps } from './deps.ts';

/** Where connecting stands: a link to paste, a hub to confirm, or a wait for the hub. */
export type Step =
  | { at: 'link'; failure: ConnectFailure | null }
  | { at: 'hub'; hub: HubFound; failure: ConnectFailure | null }
  | { at: 'asking' };

const START: Step = { at: 'link', failure: null };

/** Connecting in two steps: see whose hub it is, then join it. Leaving the page stops it. */
export function useConnecting(deps: Pick<OptionsDeps, 'lookAtHub' | 'connect'>) {
  const [link, setLink] = useState('');
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
  const look = async () => {
    const signal = begin();
    const found = await deps.lookAtHub(link, signal);
    if (signal.aborted) return;
    setStep(found.ok ? { at: 'hub', hub: found, failure: null } : { at: 'link', failure: found });
  };
  const join = async (hub: HubFound) => {
    const signal = begin();
    const joined = await deps.connect(link, signal);
    if (signal.aborted) return;
    setStep(joined.ok ? START : { at: 'hub', hub, failure: joined });
    if (joined.ok) setLink('');
  };
  const change = (next: string) => {
    setLink(next);
    setStep(START);
  };
  return { link, step, change, look, join };
}
