import type { Role } from '#lib/model/member.ts';
import type { Rows } from './world.ts';

/** A sound request; `path` is below the workspace for routes of members. */
export type Ask = {
  path: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  body?: unknown;
  headers?: Record<string, string>;
};

/** One way of using a route. */
export type Use = {
  does: 'read' | 'list' | 'write' | 'delete' | 'subscribe';
  /** Who may; everybody, unless said. */
  roles?: readonly Role[];
  /** Asked by somebody who may, about their own rows, it answers with the workspace's own word. */
  finds?: true;
  ask: (rows: Rows) => Ask;
};

/**
 * What opens a route (`takes`) and whose data it may give (`gives`). A route of the hub that isn't here fails the build: say
 * of a new one what it takes and gives, and one use of it for each thing that it does.
 */
export type Route = {
  takes: 'nothing' | 'a member’s token' | 'a write key' | 'a one-time code';
  gives: 'nothing of a workspace' | 'the asker’s workspace';
  /** What it answers whatever the token, where that is not 200 (takes nothing) or 401. */
  answers?: number;
  uses: Record<string, Use>;
};

export const get = (path: string): Ask => ({ method: 'GET', path });
export const post = (path: string, body: unknown): Ask => ({ method: 'POST', path, body });

export const open = (path: string): Route => ({
  takes: 'nothing',
  gives: 'nothing of a workspace',
  uses: { it: { does: 'read', ask: () => get(path) } },
});
export const ofMembers = (uses: Route['uses']): Route => ({
  takes: 'a member’s token',
  gives: 'the asker’s workspace',
  uses,
});
