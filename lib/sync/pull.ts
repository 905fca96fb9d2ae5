import type { PullResponse } from '#lib/protocol/pull.ts';
import { PROTOCOL_OLDEST, PROTOCOL_VERSION } from '#lib/protocol/version.ts';
import type { TouchlineDatabase } from '#lib/store/database.ts';
import { forgetPeople } from '#lib/store/forget.ts';
import { startAnew } from '#lib/store/leftovers.ts';
import { readMeta } from '#lib/store/meta.ts';
import { type Applied, ackedLogs, applyPage, type Page } from '#lib/store/replica.ts';
import { type Answer, type Failure, failure } from './failure.ts';
import type { HubClient, PullAlso } from './hub-client.ts';

/** The hub won't go on from our cursor: what we may see has changed, or it isn't the hub it was. */
const START_ANEW = new Set(['cursor_expired', 'cursor_foreign']);

/**
 * Pull: brings down what changed, page by page, until there is no more.
 *  1. Note which of our mutations are acknowledged: all that the hub says from here on includes them.
 *  2. Ask from our cursor. Take the page in together with its cursor, behind the one before it and while the next is on
 *     its way already; the last one retires what step 1 noted.
 *  3. Where the hub won't go on from our cursor, begin anew in place: what stands here stays in view until the last page
 *     is in, and then what it didn't bring goes; never what was written here.
 *  4. A person may stop a long one after any page. It goes on from there when they say so, or after a kill by itself.
 * Another page of this extension may pull at the same time: whose cursor is no longer the database's, asks again.
 * Gives the number of rows and how far the hub's filter of known addresses goes, or why it stopped.
 */
export async function pull(db: TouchlineDatabase, hub: HubClient, signal: AbortSignal): Promise<Pulled | Failure> {
  const parts: Parts = { db, hub, signal, acked: await ackedLogs(db) };
  let [pulled, forgot, anew] = [0, false, false];
  while (!signal.aborted) {
    const { end, known, ...came } = await pullOn(parts);
    pulled += came.pulled;
    forgot ||= came.forgot;
    if (end === 'late') continue;
    if (end === 'last' || end === 'paused') return { ok: true, pulled, known, forgot };
    if (!START_ANEW.has(end.code) || anew) return end;
    anew = true;
    await startAnew(db);
  }
  return failure('stopped', 'Stopped.');
}

/** `known`: the mark of the hub's filter; an older hub has none. `forgot`: people were erased, and have gone from here. */
export type Pulled = { ok: true; pulled: number; known: string | undefined; forgot: boolean };

type Parts = { db: TouchlineDatabase; hub: HubClient; signal: AbortSignal; acked: readonly number[] };
/** What came before it ended: at the last page, where the person stopped it, or at a page that came too late. */
type Came = { pulled: number; forgot: boolean; known: string | undefined; end: 'last' | 'paused' | 'late' | Failure };

/**
 * Step 2, from the database's cursor on. The database is given two pages at a time, so that it begins with one as soon as
 * it is done with the other. Each expects the cursor of the one before it: where that fails, this one counts for nothing.
 */
async function pullOn({ db, hub, signal, acked }: Parts): Promise<Came> {
  const came: Came = { pulled: 0, forgot: false, known: undefined, end: 'last' };
  if ((await readMeta(db, 'paused')) !== null) return { ...came, end: 'paused' };
  let before: ReturnType<typeof takeIn> | undefined;
  const settle = async () => {
    const { applied = undefined, rows = 0, forgot = false } = (await before) ?? {};
    if (applied) came.pulled += rows;
    came.forgot ||= forgot;
    if (applied === null) came.end = 'late';
    else if (applied?.paused && came.end === 'last') came.end = 'paused';
  };
  for await (const { from, answer } of pagesFrom(hub, await positionIn(db), signal)) {
    if (!answer.ok) {
      came.end = answer;
      break;
    }
    const { more, known } = answer.value;
    const taking = takeIn(db, answer.value, { from, brought: more ? [] : acked });
    // Where the one before it throws, nobody asks what became of this one.
    taking.catch(() => {});
    await settle();
    [before, came.known] = [taking, known];
    if (came.end !== 'last') break;
  }
  await settle();
  return came;
}

type Asked = { from: string | null; counted: boolean };

/** How far the database is, and whether it knows how much there is to come. */
async function positionIn(db: TouchlineDatabase): Promise<Asked> {
  return { from: await readMeta(db, 'cursor'), counted: (await readMeta(db, 'progress')) !== null };
}

/** The pages after a cursor up to the last, or to a failure. The next is on its way while one is worked on. */
async function* pagesFrom(
  hub: HubClient,
  { from, counted }: Asked,
  signal: AbortSignal,
): AsyncGenerator<{ from: string | null; answer: Answer<PullResponse> }> {
  let asked = askPage(hub, from, counted ? {} : { count: '1' }, signal);
  for (;;) {
    const answer = await asked;
    const next = answer.ok && answer.value.more ? answer.value.cursor : null;
    if (next !== null) asked = askPage(hub, next, {}, signal);
    yield { from, answer };
    if (next === null) return;
    from = next;
  }
}

/** Takes in an answer of the hub's; `applied` is null when it came too late. */
export async function takeIn(
  db: TouchlineDatabase,
  { erased = [], ...page }: PullResponse,
  asked: Pick<Page, 'from' | 'brought' | 'mending'>,
): Promise<{ applied: Applied | null; rows: number; forgot: boolean }> {
  // Before the cursor passes them: after a kill they come again.
  const forgot = await forgetPeople(db, erased);
  return { applied: await applyPage(db, { ...page, ...asked }), rows: page.changes.length, forgot };
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
