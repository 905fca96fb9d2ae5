import type { Id, Instant } from '#lib/model/id.ts';
import type { Role } from '#lib/model/member.ts';
import { may } from '#lib/model/permissions.ts';
import type { Tx } from '#server/db/schema.ts';
import type { NewNotes } from './new-notes.ts';
import type { Surroundings } from './surroundings.ts';

/** What every mutation is applied with. The workspace's counter is locked, so nobody else changes what it reads. */
export type Change = {
  readonly tx: Tx;
  readonly workspaceId: Id;
  readonly member: { readonly id: Id; readonly role: Role };
  /** The database's clock, read under the lock: it never runs behind an earlier version's. */
  readonly now: Instant;
  /** The next version, for one changed row. */
  readonly takeVersion: () => number;
  /** What new notes are about, read under the lock. */
  readonly around: Surroundings;
  /** Takes new notes; they are written together. */
  readonly notes: NewNotes;
};

/** Only its author, or who may moderate, may change what somebody wrote. */
export const mayChange = (member: Change['member'], authorId: Id): boolean =>
  member.id === authorId || may(member.role, 'note.moderate');
