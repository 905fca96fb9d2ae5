import type { Member } from '#lib/model/member.ts';
import type { JoinResponse } from '#lib/protocol/join.ts';

/** What a new member starts with. */
type NewMember = Pick<Member, 'name' | 'email' | 'role'>;

/**
 * Who somebody is, and how they came in. The whole hub knows identity by this interface alone, so that single sign-on
 * can stand behind it without a change elsewhere.
 */
export type Identity = {
  /** The member of this workspace to whom the token belongs; null for a wrong, foreign or revoked one. */
  whoIs(workspaceId: string, token: string): Promise<Member | null>;
  /** Turns a one-time code into a token; null for a wrong, used or expired one. */
  join(code: string): Promise<JoinResponse | null>;
  addMember(workspaceId: string, member: NewMember): Promise<Member>;
  /** A link that lets this member in, once, within seven days. */
  makeJoinLink(workspaceId: string, memberId: string): Promise<string>;
  /** Ends all tokens and open join codes of the member. */
  revoke(workspaceId: string, memberId: string): Promise<void>;
};
