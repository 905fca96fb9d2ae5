import type { Id, Instant } from '#lib/model/id.ts';
import type { Role } from '#lib/model/member.ts';
import type { NoteContext } from '#lib/model/note.ts';
import { may } from '#server/auth/permissions.ts';
import type { Tx } from '#server/db/schema.ts';

/** What every mutation is applied with. The workspace's counter is locked, so nobody else changes what it reads. */
export type Change = {
  readonly tx: Tx;
  readonly workspaceId: Id;
  readonly member: { readonly id: Id; readonly role: Role };
  /** The database's clock, read under the lock: it never runs behind an earlier version's. */
  readonly now: Instant;
  /** The next version, for one changed row. */
  readonly takeVersion: () => number;
  /** What stands around a note about this contact now; null for a contact that the workspace doesn't know. */
  contextOf(contactId: Id): Promise<NoteContext | null>;
};

/** Only its author, or who may moderate, may change what somebody wrote. */
export const mayChange = (member: Change['member'], authorId: Id): boolean =>
  member.id === authorId || may(member.role, 'note.moderate');
