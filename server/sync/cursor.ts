import * as z from 'zod/mini';
import { type Id, id } from '#lib/model/id.ts';
import { PROTOCOL_VERSION } from '#lib/protocol/version.ts';

/**
 * Where a client stands in its workspace's history: it holds every row up to `version`, as members of visibility
 * epoch `epoch` may see them. A change of roles or scope raises the workspace's epoch, and everybody starts anew.
 */
export type Cursor = { workspaceId: Id; protocol: number; epoch: number; version: number };

/** What a cursor is held against: the workspace of the request, its epoch, and its newest version. */
export type WorkspaceClock = { workspaceId: Id; epoch: number; version: number };

const count = z.coerce.number().check(z.int(), z.nonnegative());
const parts = z.tuple([id, count, count, count]);

/** The opaque text of a cursor; only this file reads it back. */
export function writeCursor(clock: WorkspaceClock): string {
  const text = [clock.workspaceId, PROTOCOL_VERSION, clock.epoch, clock.version].join('.');
  return Buffer.from(text).toString('base64url');
}

/** The cursor in a text that `writeCursor` made; null for anything else. */
export function readCursor(text: string): Cursor | null {
  const read = parts.safeParse(Buffer.from(text, 'base64url').toString().split('.'));
  if (!read.success) return null;
  const [workspaceId, protocol, epoch, version] = read.data;
  return { workspaceId, protocol, epoch, version };
}

/**
 * The version to go on from, or why there is none: `foreign` for a cursor that this workspace never gave out;
 * `expired` for one of another protocol or epoch, or from ahead of us (the hub was restored from a backup, and its
 * versions will be used again for other rows).
 */
export function positionOf(text: string | undefined, clock: WorkspaceClock): number | 'foreign' | 'expired' {
  if (text === undefined) return 0;
  const cursor = readCursor(text);
  if (cursor === null || cursor.workspaceId !== clock.workspaceId) return 'foreign';
  const current = cursor.protocol === PROTOCOL_VERSION && cursor.epoch === clock.epoch;
  return current && cursor.version <= clock.version ? cursor.version : 'expired';
}
