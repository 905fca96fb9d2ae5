import * as z from 'zod/mini';
import { type Id, id } from '#lib/model/id.ts';
import { PROTOCOL_OLDEST, PROTOCOL_VERSION } from '#lib/protocol/version.ts';
import { EVERYTHING, type Window } from './window.ts';

/** How far a client is: it holds every row up to `version` that its window lets in. */
export type Position = { version: number; window: Window };

/**
 * Where a client stands in its workspace's history, as members of visibility epoch `epoch` may see it. A change of roles
 * or scope raises the workspace's epoch, and everybody starts anew.
 */
export type Cursor = Position & { workspaceId: Id; protocol: number; epoch: number };

/**
 * What a cursor is held against: the workspace of the request, its epoch, its newest version, and the version up to
 * which tombstones are gone.
 */
export type WorkspaceClock = { workspaceId: Id; epoch: number; version: number; floor: number };

const count = z.coerce.number().check(z.int(), z.nonnegative());
const first = [id, count, count, count] as const;
/** A client that came before there were windows holds everything. */
const parts = z.union([z.tuple([...first, count, count, count]), z.tuple(first)]);

/** The opaque text of a cursor; only this file reads it back. */
export function writeCursor({ workspaceId, epoch }: WorkspaceClock, { version, window }: Position): string {
  const { since, base, start } = window;
  const text = [workspaceId, PROTOCOL_VERSION, epoch, version, since, base, start].join('.');
  return Buffer.from(text).toString('base64url');
}

/** The cursor in a text that `writeCursor` made; null for anything else. */
export function readCursor(text: string): Cursor | null {
  const read = parts.safeParse(Buffer.from(text, 'base64url').toString().split('.'));
  if (!read.success) return null;
  const [workspaceId, protocol, epoch, version, since, base, start] = read.data;
  const window = since === undefined ? EVERYTHING : { since, base: base ?? 0, start: start ?? 0 };
  return { workspaceId, protocol, epoch, version, window };
}

/**
 * Where to go on from (null: from nothing), or why one can't: `foreign` for a cursor that this workspace never gave out;
 * `expired` for one of another protocol or epoch, from before tombstones that are gone, or from ahead of us (the hub was
 * restored from a backup, and its versions will be used again for other rows).
 */
export function positionOf(text: string | undefined, clock: WorkspaceClock): Position | null | 'foreign' | 'expired' {
  if (text === undefined) return null;
  const cursor = readCursor(text);
  if (cursor === null || cursor.workspaceId !== clock.workspaceId) return 'foreign';
  const { protocol, epoch, version, window } = cursor;
  const spoken = protocol >= PROTOCOL_OLDEST && protocol <= PROTOCOL_VERSION;
  const complete = version >= clock.floor && version <= clock.version;
  return spoken && epoch === clock.epoch && complete ? { version, window } : 'expired';
}
