import { authWindow } from '#lib/browser/auth-window.ts';
import { deviceName } from '#lib/browser/device-name.ts';
import type { Fetch } from '#lib/sync/request.ts';
import { type ConnectResult, connectBy } from './connect.ts';
import type { ConnectFailure } from './look-at-hub.ts';
import { newPkce } from './pkce.ts';

/**
 * Signs in on the hub's own pages, in a window that the browser keeps for that (docs/identity.md, "The contract with the
 * extension"): 1. open /auth/connect with a challenge; 2. check that the answer is ours; 3. turn its code, with the
 * verifier, into a token. Verifier and state live no longer than this call.
 */
export async function signInByWindow(
  hub: string,
  signal: AbortSignal,
  fetch?: Fetch,
  open = authWindow,
): Promise<ConnectResult> {
  const { verifier, challenge, state } = await newPkce();
  const redirectUri = open.redirectUri();
  if (redirectUri === null) return failed('window_failed');
  const query = new URLSearchParams({
    redirect_uri: redirectUri,
    state,
    code_challenge: challenge,
    code_challenge_method: 'S256',
  });
  const back = await open.launch(`${hub}/auth/connect?${query}`);
  if (signal.aborted) return { ok: false, code: 'stopped', message: 'Stopped.' };
  if ('failed' in back) return failed(back.failed === 'closed' ? 'sign_in_closed' : 'window_failed');
  const code = readBack(back.url, { redirectUri, state });
  if (typeof code !== 'string') return code;
  const body = { grant: 'code', code, verifier, redirectUri, device: deviceName() };
  return connectBy({ hub, path: '/v1/token', body }, signal, fetch);
}

const SAID: Partial<Record<ConnectFailure['code'], string>> = {
  sign_in_closed: 'The sign-in was not finished.',
  window_failed: 'This browser could not open the sign-in window.',
  state_foreign: 'The answer belongs to another sign-in.',
};
const failed = (code: ConnectFailure['code']): ConnectFailure => ({ ok: false, code, message: SAID[code] ?? code });

/** The code in the address at which the sign-in ended: only if that is ours, and answers the question that we asked. */
function readBack(address: string, asked: { redirectUri: string; state: string }): string | ConnectFailure {
  const url = URL.parse(address);
  if (url === null || url.origin + url.pathname !== asked.redirectUri) return failed('state_foreign');
  if (url.searchParams.get('state') !== asked.state) return failed('state_foreign');
  if (url.searchParams.has('error')) return failed('sign_in_closed');
  return url.searchParams.get('code') ?? failed('state_foreign');
}
