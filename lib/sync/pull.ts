import type { PullResponse } from '#lib/protocol/pull.ts';
import { PROTOCOL_OLDEST, PROTOCOL_VERSION } from '#lib/protocol/version.ts';
import type { TouchlineDatabase } from '#lib/store/database.ts';
import { forgetPeople } from '#lib/store/forget.ts';
import { startAnew } from '#lib/store/leftovers.ts';
import { readMeta } from '#lib/store/meta.ts';
import { ackedLogs, applyPage, type Page as TakenPage } from '#lib/store/replica.ts';
import { type Answer, type Failure, failure } from './failure.ts';
import type { HubClient, PullAlso } from './hub-client.ts';

/** The hub won't go on from our cursor: what we may see has changed, or it isn't the hub it was. */
const START_ANEW = new Set(['cursor_expired', 'cursor_foreign']);

/**
 * Pull: brings down what changed, page by page, until there is no more.
 *  1. Note which of our mutations are acknowledged: all that the hub says from here on includes them.
 *  2. Ask from our cursor. Take the page in together with its cursor, while the next one is on its way already; the last
 *     one retires what step 1 noted.
 *  3. Where the hub won't go on from our cursor, begin anew in place: what stands here stays in view until the last page
 *     is in, and then what it didn't bring goes; never what was written here.
 *  4. A person may stop a long one after any page. It goes on from there when they say so, or after a kill by itself.
 * Another page of this extension may pull at the same time: whose cursor is no longer the database's, asks again.
 * Gives the number of rows and how far the hub's filter of known addresses goes, or why it stopped.
 */
export async function pull(db: TouchlineDatabase, hub: HubClient, signal: AbortSignal): Promise<Pulled | Failure> {
  const acked = await ackedLogs(db);
  let [pulled, forgot, anew] = [0, false, false];
  let next: Asked | undefined;
  while (!signal.aborted) {
    if ((await readMeta(db, 'paused')) !== null) return { ok: true, pulled, known: undefined, forgot };
    const page = await pullPage({ db, hub, signal }, acked, next);
    if (page.ok) {
      pulled += page.rows;
      forgot ||= page.forgot;
      if (page.last) return { ok: true, pulled, known: page.known, forgot };
      next = page.next;
    } else if (START_ANEW.has(page.code) && !anew) {
      [anew, next] = [true, undefined];
      await startAnew(db);
    } else return page;
  }
  return failure('stopped', 'Stopped.');
}

/** `known`: the mark of the hub's filter; an older hub has none. `forgot`: people were erased, and have gone from here. */
export type Pulled = { ok: true; pulled: number; known: string | undefined; forgot: boolean };

type Parts = { db: TouchlineDatabase; hub: HubClient; signal: AbortSignal };
/** A page that was asked for, from this cursor. */
type Asked = { from: string | null; answer: Promise<Answer<PullResponse>> };
type Page = { ok: true; rows: number; last: boolean; known: string | undefined; forgot: boolean; next?: Asked };

/** Step 2, for one page. One that came too late counts for nothing and isn't the last. */
async function pullPage({ db, hub, signal }: Parts, acked: number[], ahead?: Asked): Promise<Page | Failure> {
  const from = await readMeta(db, 'cursor');
  const counted = (await readMeta(db, 'progress')) !== null;
  const asked = ahead?.from === from ? ahead.answer : askPage(hub, from, counted ? {} : { count: '1' }, signal);
  const answer = await asked;
  if (!answer.ok) return answer;
  const { more, known, cursor, changes } = answer.value;
  const next = more ? { from: cursor, answer: askPage(hub, cursor, {}, signal) } : undefined;
  const { mended, forgot } = await takeIn(db, answer.value, { from, brought: more ? [] : acked });
  const taken = mended !== null;
  return { ok: true, rows: taken ? changes.length : 0, last: taken && !more, known, forgot, ...(next && { next }) };
}

/** Takes in an answer of the hub's; `mended` is null when it came too late. */
export async function takeIn(
  db: TouchlineDatabase,
  { erased = [], ...page }: PullResponse,
  asked: Pick<TakenPage, 'from' | 'brought' | 'mending'>,
): Promise<{ mended: number | null; forgot: boolean }> {
  // Before the cursor passes them: after a kill they come again.
  const forgot = await forgetPeople(db, erased);
  return { mended: await applyPage(db, { ...page, ...asked }), forgot };
}

/** Asks for one page, in a version that both sides speak. */
export async function askPage(
  hub: HubClient,
  from: string | null,
  also: PullAlso,
  signal: AbortSignal,
): Promise<Answer<PullResponse>> {
  const answer = await hub.pull(from, signal, also);
  if (!answer.ok) return answer;
  const { protocol } = answer.value;
  if (protocol > PROTOCOL_VERSION) return failure('protocol_too_old', 'This Touchline is too old for the hub.');
  if (protocol < PROTOCOL_OLDEST) return failure('protocol_too_new', 'The hub is too old for this Touchline.');
  return answer;
}
