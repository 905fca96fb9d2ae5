import type { Connection } from '#lib/browser/connection.ts';
import { deviceName } from '#lib/browser/device-name.ts';
import { joinResponse } from '#lib/protocol/join.ts';
import type { Answer } from '#lib/sync/failure.ts';
import { ask, type Fetch } from '#lib/sync/request.ts';
import { keepConnection } from './keep-connection.ts';
import type { ConnectFailure } from './look-at-hub.ts';

export type ConnectResult = { ok: true; connection: Connection } | ConnectFailure;

/** Where a token is asked for: `POST <hub><path>` with `body`. */
type TokenRequest = { hub: string; path: '/v1/join' | '/v1/token'; body: object };

/** Asks for a token and, when the hub gives one, keeps the connection. Whatever goes wrong is a failure. */
export async function connectBy(
  { hub, path, body }: TokenRequest,
  signal: AbortSignal,
  fetch: Fetch = (...args) => globalThis.fetch(...args),
): Promise<ConnectResult> {
  const joined: Answer<Omit<Connection, 'hub'>> = await ask({
    fetch,
    url: hub + path,
    body,
    schema: joinResponse,
    signal,
  });
  if (!joined.ok) return joined;
  const { token, workspace, member } = joined.value;
  const connection: Connection = { hub, token, workspace, member };
  await keepConnection(connection);
  return { ok: true, connection };
}

/** Connects this browser by the code of a join link, which works once. */
export const join = ({ hub, code }: { hub: string; code: string }, signal: AbortSignal, fetch?: Fetch) =>
  connectBy({ hub, path: '/v1/join', body: { code, device: deviceName() } }, signal, fetch);
