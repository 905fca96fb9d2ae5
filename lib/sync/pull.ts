import { PROTOCOL_VERSION } from '#lib/protocol/version.ts';
import type { TouchlineDatabase } from '#lib/store/database.ts';
import { readMeta } from '#lib/store/meta.ts';
import { ackedLogs, applyPage, resetReplica } from '#lib/store/replica.ts';
import { type Failure, failure } from './failure.ts';
import type { HubClient } from './hub-client.ts';

/** The hub won't go on from our cursor: what we may see has changed, or it isn't the hub it was. */
const START_ANEW = new Set(['cursor_expired', 'cursor_foreign']);

/**
 * Pull: brings down what changed, page by page, until there is no more.
 *  1. Note which of our mutations are acknowledged: all that the hub says from here on includes them.
 *  2. Ask from our cursor. Take the page in together with its cursor; the last one retires what step 1 noted.
 *  3. Where the hub won't go on from our cursor, forget what it gave (never what was written here), and begin anew.
 * Another page of this extension may pull at the same time: whose cursor is no longer the database's, asks again.
 * Gives the number of rows and how far the hub's filter of known addresses goes, or why it stopped.
 */
export async function pull(db: TouchlineDatabase, hub: HubClient, signal: AbortSignal): Promise<Pulled | Failure> {
  const acked = await ackedLogs(db);
  let pulled = 0;
  let anew = false;
  while (!signal.aborted) {
    const page = await pullPage(db, hub, acked, signal);
    if (page.ok) {
      pulled += page.rows;
      if (page.last) return { ok: true, pulled, known: page.known };
    } else if (START_ANEW.has(page.code) && !anew) {
      anew = true;
      await resetReplica(db);
    } else return page;
  }
  return failure('stopped', 'Stopped.');
}

/** `known`: the mark of the hub's filter; an older hub has none. */
export type Pulled = { ok: true; pulled: number; known: string | undefined };

type Page = { ok: true; rows: number; last: boolean; known: string | undefined };

/** Step 2, for one page. One that came too late counts for nothing and isn't the last. */
async function pullPage(
  db: TouchlineDatabase,
  hub: HubClient,
  acked: number[],
  signal: AbortSignal,
): Promise<Page | Failure> {
  const from = await readMeta(db, 'cursor');
  const answer = await hub.pull(from, signal);
  if (!answer.ok) return answer;
  const { protocol, cursor, changes, more, known } = answer.value;
  if (protocol !== PROTOCOL_VERSION) return failure('protocol_too_old', 'The hub speaks another version.');
  const taken = await applyPage(db, { from, cursor, changes, brought: more ? [] : acked });
  return { ok: true, rows: taken ? changes.length : 0, last: taken && !more, known };
}
