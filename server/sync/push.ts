import type { Id } from '#lib/model/id.ts';
import type { PushRequest, PushResult } from '#lib/protocol/push.ts';
import { isDatabaseAway } from '#server/db/away.ts';
import { answersOf, unawaited } from '#server/db/pipeline.ts';
import { codeOf } from '#server/db/roles.ts';
import type { Db, Tx } from '#server/db/schema.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import { type ApplyOptions, applyAll, type Lot, type Numbered, type Pusher, resultOf } from './apply/apply-all.ts';
import { openLot } from './apply/open-lot.ts';
import type { Bus } from './bus.ts';
import { advanceClients, type Client, findRefusals, joinsOn, keepRefusals, lockClients } from './clients.ts';
import { readMutation } from './read-mutation.ts';
import type { Reach } from './refusal.ts';
import { dataErrorOf } from './savepoint.ts';
import { together } from './together.ts';

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

type Member = Pusher['member'];
type Job = { readonly member: Member; readonly clientId: Id; readonly mutations: readonly Numbered[] };
type Worked = { outcome: PushOutcome; reach: Reach };

/** Pushes of one transaction: enough that its commit hardly counts, few enough that nobody waits long behind it. */
const LOT_MAX = 32;

/**
 * Works off what clients have logged since their last push. After the manner of the row version strategy
 * (rocicorp/todo-row-versioning, server/src/push.ts); pushes of a workspace that come while one is being committed are
 * done together in one transaction, with one lock of the counter and one commit. Each is answered after the commit only,
 * and is worked off to its end whether or not its client still listens.
 *
 *  1. Read each mutation by itself; what can't be read is a refusal like any other.
 *  2. Begin. In one round trip: lock the clients' rows in the order of their ids, then the workspace's counter; read the
 *     clock, and then what stands around the notes to come.
 *  3. Push by push: a client belongs to one member. The sequence must join on: repetitions up to the client's last, then
 *     the next one, and so on; else a gap.
 *  4. Repetitions get their stored answer: the refusal that was given, or `applied`.
 *  5. Apply each new mutation or refuse it; the rest goes on. A refusal is decided before anything is written.
 *  6. In one more round trip: write the new notes, the counter where it was reckoned wrong, and the clients' last sequence
 *     numbers, and commit.
 *  7. Poke those who see a change.
 *
 * When something finds fault with a lot, each of its pushes begins again at 2 by itself. When the database finds fault
 * with one by itself, it begins again with a savepoint around each mutation: the one is undone and refused. (Savepoints
 * throughout would cost every push two round trips for each mutation.)
 *
 * No deadlock among pushes: each locks clients' rows in one order, then one workspace's counter, then rows of that
 * workspace. A client's row is locked by pushes only, and they all stand in line there before they ask for the counter;
 * whoever holds the counter waits for a client's row only when that has just come into being. Others who write versioned
 * rows keep the same order (counter first); one that doesn't may meet a deadlock, which PostgreSQL ends and `inWorkspace`
 * tries again.
 */
export function createPush(deps: PushDeps): (pusher: Pusher, request: PushRequest) => Promise<PushOutcome> {
  const join = together<Job, PushOutcome>((workspaceId, jobs) => pushTogether(deps, workspaceId, jobs), LOT_MAX);
  return ({ workspaceId, member }, { clientId, mutations }) => {
    const read = mutations.map(({ seq, body }) => ({ seq, read: readMutation(body) }));
    return join(workspaceId, { member, clientId, mutations: read });
  };
}

async function pushTogether(
  deps: PushDeps,
  workspaceId: Id,
  jobs: readonly Job[],
): Promise<PromiseSettledResult<PushOutcome>[]> {
  try {
    return (await commit(deps, workspaceId, jobs, false)).map((value) => ({ status: 'fulfilled', value }));
  } catch (error) {
    if (jobs.length === 1 || !mayBeOnesFault(error)) throw error;
    const alone: PromiseSettledResult<PushOutcome>[] = [];
    for (const job of jobs) {
      const [result] = await Promise.allSettled([pushAlone(deps, workspaceId, job)]);
      alone.push(result);
    }
    return alone;
  }
}

/** Steps 2 to 7 for these pushes. */
async function commit(deps: PushDeps, workspaceId: Id, jobs: readonly Job[], careful: boolean): Promise<PushOutcome[]> {
  const { db, bus, now, onDataError } = deps;
  const options = { careful, now: now(), onDataError };
  const worked = await inWorkspace(db, workspaceId, (tx) => workOff(tx, workspaceId, jobs, options)).catch((error) => {
    if (careful || jobs.length > 1 || dataErrorOf(error) === null) throw error;
    return null;
  });
  if (worked === null) return commit(deps, workspaceId, jobs, true);
  for (const memberId of reached(jobs, worked)) bus.publish({ workspaceId, memberId });
  return worked.map(({ outcome }) => outcome);
}

const pushAlone = async (deps: PushDeps, workspaceId: Id, job: Job): Promise<PushOutcome> => {
  const [outcome] = await commit(deps, workspaceId, [job], false);
  if (outcome === undefined) throw new Error('A push came to nothing');
  return outcome;
};

/** A fault that may lie in what one of several pushes brought, and not in the state of the database. */
const mayBeOnesFault = (error: unknown): boolean =>
  dataErrorOf(error) !== null || (codeOf(error) === undefined && !isDatabaseAway(error));

/** Who sees a change: null for everybody, or those members. */
function reached(jobs: readonly Job[], worked: readonly Worked[]): (Id | null)[] {
  if (worked.some(({ reach }) => reach === 'workspace')) return [null];
  return [...new Set(jobs.filter((_, index) => worked[index]?.reach === 'member').map(({ member }) => member.id))];
}

/** Steps 2 to 6. */
async function workOff(tx: Tx, workspaceId: Id, jobs: readonly Job[], options: ApplyOptions): Promise<Worked[]> {
  const [clients, lot] = await answersOf([
    lockClients(tx, workspaceId, jobs),
    openLot(
      tx,
      workspaceId,
      jobs.flatMap(({ mutations }) => mutations),
      options.now,
    ),
  ]);
  const before = new Map([...clients].map(([id, { lastSeq }]) => [id, lastSeq]));
  const worked: Worked[] = [];
  for (const job of jobs) {
    const client = clients.get(job.clientId);
    worked.push(client === undefined ? NEW_WITH_A_GAP : await workOffOne(lot, client, job, options));
  }
  const advanced = [...clients].filter(([id, { lastSeq }]) => lastSeq !== before.get(id));
  unawaited([lot.notes.write(), lot.versions.close(), advanceClients(tx, workspaceId, advanced)]);
  return worked;
}

/** Steps 3 to 5. Moves the client on. */
async function workOffOne(lot: Lot, client: Client, job: Job, options: ApplyOptions): Promise<Worked> {
  const { tx, workspaceId } = lot;
  const { member, clientId, mutations } = job;
  if (client.memberId !== member.id) return unchanged({ notYourClient: true });
  if (!joinsOn(mutations, client.lastSeq)) return unchanged({ gap: { expected: client.lastSeq + 1 } });
  const fresh = mutations.filter(({ seq }) => seq > client.lastSeq);
  const repeated = mutations.slice(0, mutations.length - fresh.length);
  const answered = await answersTo(tx, workspaceId, clientId, repeated);
  if (fresh.length === 0) return unchanged({ lastSeq: client.lastSeq, results: answered, repeated: answered.length });

  const { results, reach } = await applyAll(lot, member, fresh, options);
  await keepRefusals(tx, workspaceId, clientId, results);
  client.lastSeq += fresh.length;
  const all = [...answered, ...results];
  return { outcome: { lastSeq: client.lastSeq, results: all, repeated: answered.length }, reach };
}

const unchanged = (outcome: PushOutcome): Worked => ({ outcome, reach: 'nobody' });

/** A client that nobody knows, and whose log doesn't begin with its first mutation. */
const NEW_WITH_A_GAP = unchanged({ gap: { expected: 1 } });

async function answersTo(tx: Tx, workspaceId: Id, clientId: Id, repeated: readonly Numbered[]): Promise<PushResult[]> {
  const [from, to] = [repeated.at(0)?.seq, repeated.at(-1)?.seq];
  if (from === undefined || to === undefined) return [];
  const refusals = await findRefusals(tx, workspaceId, clientId, { from, to });
  return repeated.map(({ seq }) => resultOf(seq, refusals.get(seq)));
}
