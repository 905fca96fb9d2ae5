import { describe, expect, it } from 'vitest';
import { isExpected } from '#components/member/member-line.ts';
import { type LineParts, linesOf, linesWith } from '#entrypoints/workspace/lines.ts';
import type { Member } from '#lib/model/member.ts';
import type { Session } from '#lib/protocol/identity.ts';
import { idOf, MEMBERS } from '#test/support/feed/fixture.ts';

const [mara, sam, lena] = MEMBERS as [Member, Member, Member];
const NOTHING: LineParts = {
  members: [mara, sam, lena],
  me: mara.id,
  sessions: undefined,
  invitations: undefined,
  changed: new Map(),
  removed: new Set(),
};
const linesFor = (rest: Partial<LineParts> = {}) => linesOf({ ...NOTHING, ...rest });
const lineOf = (id: string, rest: Partial<LineParts>) => linesFor(rest).find((line) => line.id === id);

const session = (member: Member, lastUsedAt: string | null, n = 0): Session => ({
  id: idOf(7, n),
  memberId: member.id,
  name: 'Firefox on Linux',
  createdAt: '2026-11-01T10:00:00.000Z',
  lastUsedAt,
  expiresAt: '2027-01-01T00:00:00.000Z',
  current: false,
});
const invitationOf = (member: Member, invitedBy: string | null = null) => ({
  member,
  createdAt: '2026-11-20T10:00:00.000Z',
  expiresAt: '2026-11-27T10:00:00.000Z',
  invitedBy,
});

describe('the members of a workspace', () => {
  it('stand by name, with me marked, also before the hub has said anything', () => {
    expect(linesFor().map(({ name, isMe, sessions }) => [name, isMe, sessions])).toEqual([
      ['Lena Brandt', false, undefined],
      ['Mara Vogel', true, undefined],
      ['Sam Okafor', false, undefined],
    ]);
  });

  it('were seen when any of their browsers last was; one that has just signed in counts', () => {
    const sessions = [
      session(sam, '2026-11-19T08:00:00.000Z', 1),
      session(sam, '2026-11-20T08:00:00.000Z', 2),
      session(sam, null, 3),
      session(lena, null, 4),
    ];
    expect(lineOf(sam.id, { sessions })).toMatchObject({ seenAt: '2026-11-20T08:00:00.000Z', sessions: { length: 3 } });
    expect(lineOf(lena.id, { sessions })?.seenAt).toBe('2026-11-01T10:00:00.000Z');
    expect(lineOf(mara.id, { sessions })).toMatchObject({ seenAt: null, sessions: [] });
  });

  it('are expected while they hold an invitation and never came', () => {
    const invitations = [invitationOf(sam, mara.id), invitationOf(lena, idOf(1, 99))];
    const parts = { invitations, sessions: [session(lena, null)] };
    expect(lineOf(sam.id, parts)?.invitation).toEqual({ expiresAt: '2026-11-27T10:00:00.000Z', by: 'Mara Vogel' });
    expect(lineOf(lena.id, parts)?.invitation?.by).toBeNull();
    expect(linesFor(parts).filter(isExpected)).toMatchObject([{ name: 'Sam Okafor' }]);
  });

  it('are as the hub answered last, until the local copy is newer', () => {
    const changed = new Map([[sam.id, { ...sam, version: 5, role: 'lead' as const }]]);
    expect(lineOf(sam.id, { changed })?.role).toBe('lead');
    const members = [mara, { ...sam, version: 6, role: 'admin' as const }, lena];
    expect(lineOf(sam.id, { changed, members })?.role).toBe('admin');
  });

  it('have those among them who were just invited, and not those just taken out', () => {
    const nora: Member = { ...sam, id: idOf(1, 50), version: 9, name: 'Nora New' };
    const names = linesFor({ changed: new Map([[nora.id, nora]]), removed: new Set([lena.id]) }).map(
      ({ name }) => name,
    );
    expect(names).toEqual(['Mara Vogel', 'Nora New', 'Sam Okafor']);
  });

  it('are found by all words, in name or address, in any order and case', () => {
    const found = (words: string) => linesWith(linesFor(), words).map(({ name }) => name);
    expect(found('OKAFOR sam')).toEqual(['Sam Okafor']);
    expect(found('brandt example.com')).toEqual(['Lena Brandt']);
    expect(found('  ')).toHaveLength(3);
    expect(found('sam brandt')).toEqual([]);
  });
});
