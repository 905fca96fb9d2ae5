import type { Connection } from '#lib/browser/connection.ts';
import { type Session, sessionsResponse } from '#lib/protocol/identity.ts';
import type { Answer } from '#lib/sync/failure.ts';
import { ask, type Fetch, reach } from '#lib/sync/request.ts';

/** How long signing out waits for the hub: it goes on without it. */
const SIGN_OUT_MS = 5_000;

const network: Fetch = (...args) => globalThis.fetch(...args);
const urlOf = ({ hub, workspace }: Connection, path: string): string => `${hub}/v1/w/${workspace.id}${path}`;

/** Where this member is signed in, last used first; for admins also where anybody is. */
export async function openSessions(
  connection: Connection,
  signal: AbortSignal,
  { of = 'me', fetch = network }: { of?: 'me' | 'everybody'; fetch?: Fetch } = {},
): Promise<Answer<Session[]>> {
  const url = urlOf(connection, of === 'me' ? '/sessions' : '/sessions?of=everybody');
  const answer = await ask({ fetch, url, token: connection.token, schema: sessionsResponse, signal });
  return answer.ok ? { ok: true, value: answer.value.sessions } : answer;
}

/** Ends one of them; false when the hub did not say that it did. */
export async function endSession(connection: Connection, id: string, fetch = network): Promise<boolean> {
  const url = urlOf(connection, `/sessions/${id}`);
  return tell({ fetch, url, token: connection.token, method: 'DELETE' });
}

/** Tells the hub that this token is no longer needed. Best effort: never throws, and waits only a moment. */
export const tellSignedOut = (connection: Connection, fetch = network): Promise<boolean> =>
  tell({ fetch, url: urlOf(connection, '/sign-out'), token: connection.token, method: 'POST' });

type Telling = { fetch: Fetch; url: string; token: string; method: 'POST' | 'DELETE' };

async function tell(telling: Telling): Promise<boolean> {
  const reached = await reach(telling, new AbortController().signal, AbortSignal.timeout(SIGN_OUT_MS));
  return reached.ok && reached.value.ok;
}
