import type { Id, Instant } from '#lib/model/id.ts';
import type { Role } from '#lib/model/member.ts';

/** A browser in which a member is signed in. */
export type OpenSession = { id: Id; name: string | null; lastUsedAt: Instant | null; current: boolean };

/** A member as the list shows them. */
export type MemberLine = {
  id: Id;
  name: string;
  email: string | null;
  role: Role;
  isMe: boolean;
  /** Where they are signed in, last used first; undefined while the hub hasn't said. */
  sessions: readonly OpenSession[] | undefined;
  /** When the hub last heard of them; null: not since they signed out everywhere, or never. */
  seenAt: Instant | null;
  /** A join link that is still good. */
  invitation: { expiresAt: Instant; by: string | null } | null;
};

/** Invited, and not seen so far. */
export const isExpected = ({ invitation, seenAt }: MemberLine): boolean => invitation !== null && seenAt === null;
