import { type Connection, storedConnection } from '#lib/browser/connection.ts';
import { aboutHub, joinResponse } from '#lib/protocol/join.ts';
import { PROTOCOL_OLDEST, PROTOCOL_VERSION } from '#lib/protocol/version.ts';
import { writeLink } from '#lib/store/meta.ts';
import { type Failure, failure } from '#lib/sync/failure.ts';
import { ask, type Fetch } from '#lib/sync/request.ts';
import { databaseOf } from './database.ts';
import { readJoinLink } from './join-link.ts';

/** `link_unreadable`: not a join link. `link_insecure`: http to another machine. Else why the hub said no. */
export type ConnectResult =
  | { ok: true; connection: Connection }
  | { ok: false; code: 'link_unreadable' | 'link_insecure' | Failure['code']; message: string };

/** The hub that a join link leads to, by its own name. */
export type HubFound = { ok: true; hub: string; name: string; code: string };
export type ConnectFailure = Extract<ConnectResult, { ok: false }>;

/** Asks the hub of a join link who it is and which version it speaks. The code, which works once, is not spent. */
export async function lookAtHub(
  link: string,
  signal: AbortSignal,
  fetch: Fetch = (...args) => globalThis.fetch(...args),
): Promise<HubFound | ConnectFailure> {
  const read = readJoinLink(link);
  if (typeof read === 'string') return { ok: false, code: read, message: 'This is not a join link of a hub.' };
  const about = await ask({ fetch, url: `${read.hub}/v1/hub`, schema: aboutHub, signal });
  if (!about.ok) return about;
  const { name, protocol, oldest = protocol } = about.value;
  if (protocol >= PROTOCOL_OLDEST && oldest <= PROTOCOL_VERSION) return { ok: true, name, ...read };
  const code = oldest > PROTOCOL_VERSION ? 'protocol_too_old' : 'protocol_too_new';
  return failure(code, 'The hub and this extension are of different versions: update the older one.');
}

/** Connects this browser by a join link: looks at the hub, then joins with the code, and keeps the connection. */
export async function connect(
  link: string,
  signal: AbortSignal,
  fetch: Fetch = (...args) => globalThis.fetch(...args),
): Promise<ConnectResult> {
  const read = await lookAtHub(link, signal, fetch);
  if (!read.ok) return read;
  const joined = await ask({
    fetch,
    url: `${read.hub}/v1/join`,
    body: { code: read.code },
    schema: joinResponse,
    signal,
  });
  if (!joined.ok) return joined;
  const connection: Connection = { hub: read.hub, ...joined.value };
  await storedConnection.write(connection);
  await databaseOf(connection).then(
    (db) => writeLink(db, 'connected').finally(() => db.close()),
    // This page may not open the database; the background may, and will find out by itself.
    () => {},
  );
  return { ok: true, connection };
}
