import type { Id } from '#lib/model/id.ts';
import type { PushRequest, PushResult } from '#lib/protocol/push.ts';
import type { Db, Tx } from '#server/db/schema.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import { type ApplyOptions, applyAll, type Numbered, type Pusher, resultOf } from './apply/apply-all.ts';
import type { Bus } from './bus.ts';
import { advanceClient, findRefusals, keepRefusals, lockClient } from './clients.ts';
import { readMutation } from './read-mutation.ts';
import type { Reach } from './refusal.ts';
import { dataErrorOf } from './savepoint.ts';

export type PushDeps = {
  readonly db: Db;
  readonly bus: Bus;
  readonly now: () => Date;
  readonly onDataError: ApplyOptions['onDataError'];
};

/** What became of a push: results (the first `repeated` of them were answered before), or why none was looked at. */
export type PushOutcome =
  | { lastSeq: number; results: PushResult[]; repeated: number }
  | { gap: { expected: number } }
  | { notYourClient: true };

type Worked = { outcome: PushOutcome; reach: Reach };

/**
 * Works off what a client has logged since its last push. After the manner of the row version strategy
 * (rocicorp/todo-row-versioning, server/src/push.ts), with the whole push in one transaction:
 *
 *  1. Read each mutation by itself; what can't be read is a refusal like any other.
 *  2. Begin. Lock the client's row; a client belongs to one member.
 *  3. The sequence must join on: repetitions up to the client's last, then the next one, and so on; else a gap.
 *  4. Repetitions get their stored answer: the refusal that was given, or `applied`.
 *  5. Nothing new? Done, without having touched the workspace.
 *  6. Gather what stands around the notes (scores are work, best done before the next step).
 *  7. Lock the workspace's counter, then read the clock.
 *  8. Apply each new mutation or refuse it; the rest goes on. A refusal is decided before anything is written. When
 *     nonetheless the database finds fault with one, begin again at 2, this time with a savepoint around each: the one
 *     is undone and refused. (Savepoints throughout would cost every push two round trips for each mutation.)
 *  9. Write the counter, the refusals, and the client's last sequence number. Commit.
 * 10. Poke those who see a change.
 *
 * No deadlock among pushes: each locks one client's row, then one workspace's counter, then rows of that workspace.
 * A client's row is locked by its own pushes only, and they all stand in line there before they ask for the counter;
 * whoever holds the counter never waits for a client's row. Others who write versioned rows keep the same order
 * (counter first); one that doesn't may meet a deadlock, which PostgreSQL ends and `inWorkspace` tries again.
 */
export async function push(deps: PushDeps, pusher: Pusher, request: PushRequest): Promise<PushOutcome> {
  const mutations = request.mutations.map(({ seq, body }) => ({ seq, read: readMutation(body) }));
  const { db, now, onDataError } = deps;
  const attempt = (careful: boolean) =>
    inWorkspace(db, pusher.workspaceId, (tx) =>
      workOff(tx, pusher, request.clientId, mutations, { careful, now: now(), onDataError }),
    );
  const { outcome, reach } = await attempt(false).catch((error: unknown) => {
    if (dataErrorOf(error) === null) throw error;
    return attempt(true);
  });
  const { workspaceId, member } = pusher;
  if (reach !== 'nobody') deps.bus.publish({ workspaceId, memberId: reach === 'member' ? member.id : null });
  return outcome;
}

/** Steps 2 to 5 and 9, around `applyAll`. */
async function workOff(
  tx: Tx,
  pusher: Pusher,
  clientId: Id,
  mutations: Numbered[],
  options: ApplyOptions,
): Promise<Worked> {
  const { workspaceId, member } = pusher;
  const client = await lockClient(tx, workspaceId, clientId, member.id);
  if (client.memberId !== member.id) return unchanged({ notYourClient: true });
  if (!joinsOn(mutations, client.lastSeq)) return unchanged({ gap: { expected: client.lastSeq + 1 } });
  const fresh = mutations.filter(({ seq }) => seq > client.lastSeq);
  const repeated = mutations.slice(0, mutations.length - fresh.length);
  const answered = await answersTo(tx, workspaceId, clientId, repeated);
  if (fresh.length === 0) return unchanged({ lastSeq: client.lastSeq, results: answered, repeated: answered.length });

  const { results, reach } = await applyAll(tx, pusher, fresh, options);
  const lastSeq = client.lastSeq + fresh.length;
  await keepRefusals(tx, workspaceId, clientId, results);
  await advanceClient(tx, workspaceId, clientId, lastSeq);
  return { outcome: { lastSeq, results: [...answered, ...results], repeated: answered.length }, reach };
}

const unchanged = (outcome: PushOutcome): Worked => ({ outcome, reach: 'nobody' });

/** Whether these numbers follow one another, from at most one past the last. */
function joinsOn(mutations: Numbered[], lastSeq: number): boolean {
  const first = mutations[0]?.seq ?? 0;
  return first <= lastSeq + 1 && mutations.every(({ seq }, index) => seq === first + index);
}

async function answersTo(tx: Tx, workspaceId: Id, clientId: Id, repeated: Numbered[]): Promise<PushResult[]> {
  const [from, to] = [repeated.at(0)?.seq, repeated.at(-1)?.seq];
  if (from === undefined || to === undefined) return [];
  const refusals = await findRefusals(tx, workspaceId, clientId, { from, to });
  return repeated.map(({ seq }) => resultOf(seq, refusals.get(seq)));
}
