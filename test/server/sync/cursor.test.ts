import { describe, expect, it } from 'vitest';
import { PROTOCOL_VERSION } from '#lib/protocol/version.ts';
import { positionOf, readCursor, type WorkspaceClock, writeCursor } from '#server/sync/cursor.ts';

const clock: WorkspaceClock = { workspaceId: '01985c9c-0000-7000-8000-000000000001', epoch: 3, version: 120 };
const elsewhere = { ...clock, workspaceId: '01985c9c-0000-7000-8000-000000000002' };

describe('a cursor', () => {
  it('is read back as it was written', () => {
    expect(readCursor(writeCursor({ ...clock, version: 7 }))).toEqual({
      ...clock,
      protocol: PROTOCOL_VERSION,
      version: 7,
    });
  });

  it('goes on from the version it holds', () => {
    expect(positionOf(writeCursor({ ...clock, version: 7 }), clock)).toBe(7);
  });

  it('begins at nothing when there is none', () => {
    expect(positionOf(undefined, clock)).toBe(0);
  });

  it.each(['', 'nonsense', 'é', Buffer.from('a.b.c.d').toString('base64url'), writeCursor(elsewhere)])(
    'is foreign when this workspace never gave it out: %j',
    (text) => {
      expect(positionOf(text, clock)).toBe('foreign');
    },
  );

  it.each([
    ['another epoch', writeCursor({ ...clock, epoch: 2 })],
    ['versions ahead of the workspace, as after a restore', writeCursor({ ...clock, version: 121 })],
    ['another protocol', Buffer.from(`${clock.workspaceId}.0.3.7`).toString('base64url')],
  ])('is expired when it speaks of %s', (_, text) => {
    expect(positionOf(text, clock)).toBe('expired');
  });

  it.each(['-1', '1.5', '1e400', 'NaN'])('never goes on from a version that is no count: %s', (version) => {
    const text = Buffer.from(`${clock.workspaceId}.${PROTOCOL_VERSION}.3.${version}`).toString('base64url');
    expect(positionOf(text, clock)).toBe('foreign');
  });
});
