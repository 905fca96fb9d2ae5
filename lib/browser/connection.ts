import type { Member, Workspace } from '#lib/model/member.ts';
import { stored } from './storage.ts';

/**
 * To which hub this browser is connected, as whom, and the token that proves it. `hub` has no slash at its end. It
 * stands in local storage, which `closeLocalStorageToPages` keeps from content scripts, and is never logged.
 */
export type Connection = { hub: string; workspace: Workspace; member: Member; token: string };

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';

/** Only `connect` writes one, from an answer that a schema has read; so it is enough to see that it is whole. */
function readConnection(value: unknown): Connection | null {
  const { hub, token, workspace, member } = (value ?? {}) as Partial<Connection>;
  const parts = [token, workspace?.id, workspace?.name, member?.id, member?.name, member?.role];
  return parts.every(isText) && URL.canParse(`${hub}`) ? (value as Connection) : null;
}

/** The one connection of this browser; null while there is none. */
export const storedConnection = stored('local', 'connection', readConnection);
