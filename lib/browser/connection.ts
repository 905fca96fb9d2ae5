import * as z from 'zod/mini';
import { member, workspace } from '#lib/model/member.ts';
import { stored } from './storage.ts';

/**
 * To which hub this browser is connected, as whom, and the token that proves it. `hub` has no slash at its end. It
 * stands in local storage, which `closeLocalStorageToPages` keeps from content scripts, and is never logged.
 */
const connection = z.object({
  hub: z.url(),
  workspace,
  member,
  token: z.string().check(z.minLength(1)),
});
export type Connection = z.infer<typeof connection>;

/** The one connection of this browser; null while there is none. */
export const storedConnection = stored('local', 'connection', connection);
