import type { MemberLine } from '#components/member/member-line.ts';
import type { Id } from '#lib/model/id.ts';
import type { Member } from '#lib/model/member.ts';
import type { Invitation, Session } from '#lib/protocol/identity.ts';

/** What the lines are put together from. `sessions` and `invitations` are undefined while the hub hasn't said. */
export type LineParts = {
  /** As they stand in the local copy. */
  members: readonly Member[];
  me: Id;
  sessions: readonly Session[] | undefined;
  invitations: readonly Invitation[] | undefined;
  /** Members as the hub gave them in answer to a change, and those taken out: the local copy may be behind. */
  changed: ReadonlyMap<Id, Member>;
  removed: ReadonlySet<Id>;
};

/** Everybody in the workspace, by name. */
export function linesOf({ members, me, sessions, invitations, changed, removed }: LineParts): MemberLine[] {
  const sessionsOf = Map.groupBy(sessions ?? [], ({ memberId }) => memberId);
  const invitationOf = new Map((invitations ?? []).map((invitation) => [invitation.member.id, invitation]));
  const present = newest(members, changed).filter(({ id }) => !removed.has(id));
  const nameOf = new Map(present.map(({ id, name }) => [id, name]));
  return present.map(({ id, name, email, role }) => {
    const open = sessionsOf.get(id) ?? [];
    const invitation = invitationOf.get(id);
    return {
      id,
      name,
      email,
      role,
      isMe: id === me,
      sessions: sessions === undefined ? undefined : open,
      seenAt: lastSeen(open),
      invitation: invitation === undefined ? null : { expiresAt: invitation.expiresAt, by: byOf(invitation, nameOf) },
    };
  });
}

/** Lines that hold every word, in name or address, in any case and order. */
export function linesWith(lines: readonly MemberLine[], words: string): MemberLine[] {
  const wanted = words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [...lines];
  return lines.filter(({ name, email }) => {
    const text = `${name} ${email ?? ''}`.toLocaleLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

function newest(members: readonly Member[], changed: ReadonlyMap<Id, Member>): Member[] {
  const known = new Map(members.map((member) => [member.id, member]));
  for (const [id, member] of changed) {
    if ((known.get(id)?.version ?? 0) < member.version) known.set(id, member);
  }
  const { compare } = new Intl.Collator();
  return [...known.values()].sort((a, b) => compare(a.name, b.name));
}

const lastSeen = (sessions: readonly Session[]): string | null =>
  sessions.map(({ lastUsedAt, createdAt }) => lastUsedAt ?? createdAt).reduce<string | null>(later, null);

const later = (one: string | null, other: string): string =>
  one !== null && Date.parse(one) >= Date.parse(other) ? one : other;

const byOf = ({ invitedBy }: Invitation, nameOf: ReadonlyMap<Id, string>): string | null =>
  invitedBy === null ? null : (nameOf.get(invitedBy) ?? null);
