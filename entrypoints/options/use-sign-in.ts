import { useEffect, useRef, useState } from 'react';
import type { ConnectResult } from '#lib/session/connect.ts';
import type { ConnectFailure } from '#lib/session/look-at-hub.ts';
import type { DeviceCode } from '#lib/session/sign-in-by-code.ts';
import type { Connecting } from './deps.ts';

/** Where a sign-in stands: not begun (or failed), in the browser's window, or waiting for a code to be entered. */
export type SignInStep =
  | { at: 'resting'; failure: ConnectFailure | null }
  | { at: 'window' }
  | { at: 'code'; code: DeviceCode | null };

const RESTING: SignInStep = { at: 'resting', failure: null };

/** Signing in to one hub: by the browser's window, or by a code where there is none. Leaving the page stops it. */
export function useSignIn(deps: Pick<Connecting, 'signInByWindow' | 'signInByCode' | 'openPage'>, hub: string) {
  const [step, setStep] = useState<SignInStep>(RESTING);
  const life = useRef(new AbortController());
  useEffect(() => () => life.current.abort(), []);

  const begin = (first: SignInStep) => {
    life.current.abort();
    life.current = new AbortController();
    setStep(first);
    return life.current.signal;
  };
  const end = (result: ConnectResult, signal: AbortSignal) => {
    if (!signal.aborted) setStep({ at: 'resting', failure: result.ok ? null : result });
  };
  const byCode = async () => {
    const signal = begin({ at: 'code', code: null });
    const show = (code: DeviceCode) => {
      if (signal.aborted) return;
      setStep({ at: 'code', code });
      deps.openPage(code.page);
    };
    end(await deps.signInByCode(hub, signal, show), signal);
  };
  const byWindow = async () => {
    const signal = begin({ at: 'window' });
    const result = await deps.signInByWindow(hub, signal);
    if (signal.aborted) return;
    if (!result.ok && result.code === 'window_failed') await byCode();
    else end(result, signal);
  };
  return { step, byWindow, byCode, cancel: () => void begin(RESTING) };
}
