import type { Id } from '#lib/model/id.ts';
import type { Member } from '#lib/model/member.ts';
import type { MutationBody, PushResult } from '#lib/protocol/push.ts';
import type { Tx } from '#server/db/schema.ts';
import type { ReadMutation } from '#server/sync/read-mutation.ts';
import { notStorable, type Reach, type Refusal, type Verdict } from '#server/sync/refusal.ts';
import { inSavepoint } from '#server/sync/savepoint.ts';
import { openVersions, type VersionBook } from '#server/sync/versions.ts';
import { apply } from './apply.ts';
import type { Change } from './change.ts';
import { contextsOf } from './note-context.ts';

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

/** Applies mutations in their order: what became of each, and who sees a change. Steps 6 to 8 of `push`. */
export async function applyAll(
  tx: Tx,
  { workspaceId, member }: Pusher,
  mutations: readonly Numbered[],
  options: ApplyOptions,
): Promise<{ results: PushResult[]; reach: Reach }> {
  const contextOf = await contextsOf(tx, workspaceId, contactsIn(mutations), options.now);
  const versions = await openVersions(tx, workspaceId);
  const change: Change = { tx, workspaceId, member, now: versions.now, takeVersion: versions.take, contextOf };
  const applyOne = (body: MutationBody) =>
    options.careful ? applyCarefully(change, versions, body, options.onDataError) : apply(change, body);
  const results: PushResult[] = [];
  const reached = new Set<Reach>();
  for (const { seq, read } of mutations) {
    const verdict = 'refused' in read ? read : await applyOne(read.body);
    if ('reach' in verdict) reached.add(verdict.reach);
    results.push(resultOf(seq, 'refused' in verdict ? verdict.refused : undefined));
  }
  await versions.close();
  return { results, reach: widest(reached) };
}

/** The answer to one mutation; without a refusal it was applied. */
export const resultOf = (seq: number, refusal: Refusal | undefined): PushResult =>
  refusal === undefined ? { seq, status: 'applied' } : { seq, status: 'refused', ...refusal };

async function applyCarefully(
  change: Change,
  versions: VersionBook,
  body: MutationBody,
  onDataError: ApplyOptions['onDataError'],
): Promise<Verdict> {
  const takenBefore = versions.taken;
  const verdict = await inSavepoint(change.tx, () => apply(change, body));
  if (!('dataError' in verdict)) return verdict;
  versions.taken = takenBefore;
  onDataError({ mutation: body.name, sqlState: verdict.dataError });
  return notStorable();
}

const contactsIn = (mutations: readonly Numbered[]): Id[] =>
  mutations.flatMap(({ read }) => ('body' in read && read.body.name === 'note.create' ? [read.body.contactId] : []));

const widest = (reached: ReadonlySet<Reach>): Reach =>
  reached.has('workspace') ? 'workspace' : reached.has('member') ? 'member' : 'nobody';
