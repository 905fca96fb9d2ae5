import type { Member } from '#lib/model/member.ts';
import type { Session } from '#lib/protocol/identity.ts';
import type { JoinResponse } from '#lib/protocol/join.ts';
import type { TokenRead } from './tokens.ts';

/** What a new member starts with. */
export type NewMember = Pick<Member, 'name' | 'email' | 'role'>;

/** An invitation as it is made: by the member `by`, or (null) at the hub's terminal. */
export type JoinCode = { readonly code: string; readonly link: string; readonly expiresAt: string };

/**
 * Who somebody is in a workspace, and how they came in. The whole hub knows identity by this interface alone; people as
 * such (addresses, single sign-on, second factors) are server/auth/people.
 */
export type Identity = {
  /** Whose token this is; why it opens nothing otherwise. One of another workspace is token_invalid. */
  whoIs(workspaceId: string, token: string): Promise<TokenRead>;
  /** Turns a one-time code into a token; null for a wrong, used or expired one. `device` names the browser. */
  join(code: string, device?: string): Promise<JoinResponse | null>;
  /** A token for somebody who has proved to be this member; null when there is none (any more). */
  admit(workspaceId: string, memberId: string, device: string | null): Promise<JoinResponse | null>;
  addMember(workspaceId: string, member: NewMember): Promise<Member>;
  /** A code that lets this member in, once, within seven days; it ends those before. */
  invite(workspaceId: string, memberId: string, by: string | null): Promise<JoinCode>;
  /** The link of such a code, as the extension takes it. */
  makeJoinLink(workspaceId: string, memberId: string): Promise<string>;
  /** Open sessions of one member, or (null) of all; `current` marks the one that asks. */
  sessions(workspaceId: string, memberId: string | null, current: string): Promise<Session[]>;
  /** Ends a session, if it is of `ofMember` (null: of anybody), as `by` wants; `false` when there is none. */
  endSession(workspaceId: string, sessionId: string, how: { ofMember: string | null; by: string }): Promise<boolean>;
  /** Ends all tokens and open join codes of the member. */
  revoke(workspaceId: string, memberId: string): Promise<void>;
};
