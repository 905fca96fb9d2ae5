import type { Id } from '#lib/model/id.ts';
import type { Member } from '#lib/model/member.ts';
import type { MutationBody, PushResult } from '#lib/protocol/push.ts';
import type { Tx } from '#server/db/schema.ts';
import type { ReadMutation } from '#server/sync/read-mutation.ts';
import { notStorable, type Reach, type Refusal, type Verdict } from '#server/sync/refusal.ts';
import { inSavepoint } from '#server/sync/savepoint.ts';
import type { VersionBook } from '#server/sync/versions.ts';
import { apply } from './apply.ts';
import type { Change } from './change.ts';
import type { NewNotes } from './new-notes.ts';
import type { Surroundings } from './surroundings.ts';

/** Who pushes, and where. */
export type Pusher = { readonly workspaceId: Id; readonly member: Pick<Member, 'id' | 'role'> };

/** A mutation with its place in the client's log. */
export type Numbered = { seq: number; read: ReadMutation };

export type ApplyOptions = {
  readonly now: Date;
  /** With a savepoint around each mutation: slower, and the database's fault with one is that one's refusal. */
  readonly careful: boolean;
  /** Told of such a fault; gets no word of the writer. */
  readonly onDataError: (error: { mutation: string; sqlState: string }) => void;
};

/** What the mutations of one transaction are applied to, whoever brings them. */
export type Lot = {
  readonly tx: Tx;
  readonly workspaceId: Id;
  readonly versions: VersionBook;
  readonly around: Surroundings;
  readonly notes: NewNotes;
};

/** Applies mutations in their order: what became of each, and who sees a change. Step 5 of `createPush`. */
export async function applyAll(
  lot: Lot,
  member: Pusher['member'],
  mutations: readonly Numbered[],
  options: ApplyOptions,
): Promise<{ results: PushResult[]; reach: Reach }> {
  const { tx, workspaceId, versions, around, notes } = lot;
  const change: Change = { tx, workspaceId, member, now: versions.now, takeVersion: versions.take, around, notes };
  const applyOne = options.careful ? applyCarefully : applyInOrder;
  const results: PushResult[] = [];
  const reached = new Set<Reach>();
  for (const { seq, read } of mutations) {
    const verdict = 'refused' in read ? read : await applyOne(change, read.body, versions, options.onDataError);
    if ('reach' in verdict) reached.add(verdict.reach);
    results.push(resultOf(seq, 'refused' in verdict ? verdict.refused : undefined));
  }
  return { results, reach: widest(reached) };
}

/** The answer to one mutation; without a refusal it was applied. */
export const resultOf = (seq: number, refusal: Refusal | undefined): PushResult =>
  refusal === undefined ? { seq, status: 'applied' } : { seq, status: 'refused', ...refusal };

/** New notes wait to be written together; anything else may be about one of them. */
async function applyInOrder(change: Change, body: MutationBody): Promise<Verdict> {
  if (body.name !== 'note.create') await change.notes.write();
  return apply(change, body);
}

async function applyCarefully(
  change: Change,
  body: MutationBody,
  versions: VersionBook,
  onDataError: ApplyOptions['onDataError'],
): Promise<Verdict> {
  const takenBefore = versions.taken;
  const verdict = await inSavepoint(change.tx, async () => {
    const applied = await apply(change, body);
    await change.notes.write();
    return applied;
  });
  if (!('dataError' in verdict)) return verdict;
  versions.taken = takenBefore;
  onDataError({ mutation: body.name, sqlState: verdict.dataError });
  return notStorable();
}

const widest = (reached: ReadonlySet<Reach>): Reach =>
  reached.has('workspace') ? 'workspace' : reached.has('member') ? 'member' : 'nobody';
