import { newConnect } from '#test/support/hub/sign-in.ts';

/** What a request to a page of signing in can name of a workspace: nobody but its own people may get anything by it. */
export type Named = {
  readonly workspace: string;
  /** An address that one of its members has. */
  readonly email: string;
  /** The code of an invitation that is made out to the address of `email`. */
  readonly invitation: string;
  /** What a device of its people shows while it waits. */
  readonly userCode: string;
};

/**
 * One way of asking. `fields` make it a post of a form. `finds`: what of the workspace its own member is told (a part of
 * the page, or of the address that it leads to), and nobody else; without it the page says nothing of any workspace.
 * `names`: it takes an address, of which nobody may learn whether somebody has it.
 */
export type Visit = {
  readonly path: (named: Named) => string;
  readonly fields?: (named: Named) => Record<string, string>;
  readonly finds?: string;
  readonly names?: true;
};

const plain = (path: string): Visit => ({ path: () => path });
const form = (path: string, fields: Visit['fields'] = () => ({})): Visit => ({ path: () => path, fields });
const yes = ({ workspace }: Named) => ({ decision: 'yes', workspace });

const connect = () => newConnect().path;
const device = ({ userCode }: Named) => `/auth/device?${new URLSearchParams({ user_code: userCode })}`;
const invitation = ({ invitation: code }: Named) => `/auth/invitation?${new URLSearchParams({ code })}`;

/**
 * Every page of signing in. One of the hub's that isn't here fails the build: say of a new one how it is asked, and what
 * of a workspace it tells to whom it may.
 */
export const PAGES: Record<string, Visit> = {
  'GET /auth/sign-in': plain('/auth/sign-in'),
  'POST /auth/email': { ...form('/auth/email', ({ email }) => ({ email })), names: true },
  'POST /auth/code': { ...form('/auth/code', ({ email }) => ({ email, code: '000000' })), names: true },
  'GET /auth/sso/:provider': plain('/auth/sso/none'),
  'GET /auth/callback/:provider': plain('/auth/callback/none?code=1&state=1'),
  'GET /auth/problem': plain('/auth/problem?error=address_unproved'),
  'GET /auth/account': plain('/auth/account'),
  'GET /auth/second-factor': plain('/auth/second-factor'),
  'POST /auth/second-factor': form('/auth/second-factor', () => ({ code: '000000', with: 'app' })),
  'POST /auth/second-factor/new': form('/auth/second-factor/new'),
  'GET /auth/connect': { path: connect, finds: 'Company quokka' },
  'POST /auth/connect': { path: connect, fields: yes, finds: 'chromiumapp.org/hub?code=' },
  'GET /auth/device': { path: device, finds: 'Company quokka' },
  'POST /auth/device': { path: device, fields: yes, finds: 'The device is in' },
  'GET /auth/invitation': { path: invitation, finds: 'Join Company quokka?' },
  'POST /auth/invitation': { path: invitation, fields: () => ({}), finds: 'You are in Company quokka' },
  // Last: it ends the session that asks.
  'POST /auth/sign-out': form('/auth/sign-out'),
};
