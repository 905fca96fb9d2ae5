import { describe, expect, it } from 'vitest';
import { PROTOCOL_VERSION } from '#lib/protocol/version.ts';
import { positionOf, readCursor, type WorkspaceClock, writeCursor } from '#server/sync/cursor.ts';

const workspaceId = '01985c9c-0000-7000-8000-000000000001';
const clock: WorkspaceClock = { workspaceId, epoch: 3, version: 120, floor: 5 };
const window = { since: 1_790_000_000_000, base: 100, start: 40 };
const at = (version: number) => ({ version, window });
const elsewhere = { ...clock, workspaceId: '01985c9c-0000-7000-8000-000000000002' };

describe('a cursor', () => {
  it('is read back as it was written', () => {
    expect(readCursor(writeCursor(clock, at(7)))).toEqual({
      workspaceId,
      epoch: 3,
      protocol: PROTOCOL_VERSION,
      ...at(7),
    });
  });

  it('goes on from the version it holds, within the window it was given', () => {
    expect(positionOf(writeCursor(clock, at(7)), clock)).toEqual(at(7));
  });

  it('begins at nothing when there is none', () => {
    expect(positionOf(undefined, clock)).toBeNull();
  });

  it('that was given out before there were windows stands for everything', () => {
    const text = Buffer.from(`${workspaceId}.${PROTOCOL_VERSION}.3.7`).toString('base64url');
    expect(positionOf(text, clock)).toEqual({ version: 7, window: { since: 0, base: 0, start: 0 } });
  });

  it.each(['', 'nonsense', 'é', Buffer.from('a.b.c.d').toString('base64url'), writeCursor(elsewhere, at(7))])(
    'is foreign when this workspace never gave it out: %j',
    (text) => {
      expect(positionOf(text, clock)).toBe('foreign');
    },
  );

  it.each([
    ['another epoch', writeCursor({ ...clock, epoch: 2 }, at(7))],
    ['versions ahead of the workspace, as after a restore', writeCursor(clock, at(121))],
    ['a time before tombstones that are gone', writeCursor(clock, at(4))],
    ['another protocol', Buffer.from(`${clock.workspaceId}.0.3.7`).toString('base64url')],
  ])('is expired when it speaks of %s', (_, text) => {
    expect(positionOf(text, clock)).toBe('expired');
  });

  it.each(['-1', '1.5', '1e400', 'NaN'])('never goes on from a version that is no count: %s', (version) => {
    const text = Buffer.from(`${clock.workspaceId}.${PROTOCOL_VERSION}.3.${version}`).toString('base64url');
    expect(positionOf(text, clock)).toBe('foreign');
  });
});
