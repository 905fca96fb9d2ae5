import { type Ask, get, ofMembers, open, post, type Route, type Use } from './route.ts';

/** A page of signing in, as a program without its cookies meets it: it knows nobody, and bearer tokens least of all. */
const page = (
  path: string,
  { method = 'GET', answers = 200 }: { method?: 'GET' | 'POST'; answers?: number } = {},
): Route => ({
  takes: 'nothing',
  gives: 'nothing of a workspace',
  answers,
  uses: { it: { does: method === 'GET' ? 'read' : 'write', ask: () => ({ method, path }) } },
});
/** Without the form's key it does nothing. */
const form = (path: string, answers = 403): Route => page(path, { method: 'POST', answers });

const ADMIN: Pick<Use, 'roles'> = { roles: ['admin'] };
const remove = (path: string): Ask => ({ method: 'DELETE', path });
const guest = { name: 'Guest', email: null, role: 'rep' };

/** Signing in, sessions and members. What takes somebody out stands last. */
export const identityRoutes: Record<string, Route> = {
  'GET /outbox': page('/outbox', { answers: 404 }),
  'GET /auth/sign-in': open('/auth/sign-in'),
  'POST /auth/email': form('/auth/email'),
  'POST /auth/code': form('/auth/code'),
  'GET /auth/sso/:provider': page('/auth/sso/none', { answers: 503 }),
  'GET /auth/callback/:provider': page('/auth/callback/none', { answers: 302 }),
  'GET /auth/problem': page('/auth/problem', { answers: 400 }),
  'GET /auth/account': open('/auth/account'),
  'POST /auth/sign-out': form('/auth/sign-out'),
  'GET /auth/second-factor': open('/auth/second-factor'),
  'POST /auth/second-factor': form('/auth/second-factor'),
  'POST /auth/second-factor/new': form('/auth/second-factor/new'),
  'GET /auth/connect': page('/auth/connect', { answers: 400 }),
  'POST /auth/connect': form('/auth/connect', 400),
  'GET /auth/device': open('/auth/device'),
  'POST /auth/device': form('/auth/device'),
  'GET /auth/invitation': open('/auth/invitation'),
  'POST /auth/invitation': form('/auth/invitation'),
  'POST /v1/device': {
    takes: 'nothing',
    gives: 'nothing of a workspace',
    uses: { it: { does: 'write', ask: () => post('/v1/device', {}) } },
  },
  'POST /v1/token': {
    takes: 'a one-time code',
    gives: 'the asker’s workspace',
    uses: {
      'a code of no one': {
        does: 'write',
        ask: ({ workspace }) =>
          post('/v1/token', {
            grant: 'code',
            code: `${workspace}.${'x'.repeat(43)}`,
            verifier: 'v'.repeat(43),
            redirectUri: 'https://x.test/',
          }),
      },
    },
  },
  'GET /v1/w/:workspace/sessions': ofMembers({
    'one’s own': { does: 'list', ask: () => get('/sessions') },
    'of everybody': { does: 'list', ...ADMIN, ask: () => get('/sessions?of=everybody') },
  }),
  'GET /v1/w/:workspace/invitations': ofMembers({ it: { does: 'list', ...ADMIN, ask: () => get('/invitations') } }),
  'POST /v1/w/:workspace/invitations': ofMembers({
    it: { does: 'write', ...ADMIN, ask: () => post('/invitations', guest) },
  }),
  'POST /v1/w/:workspace/members/:member/invitation': ofMembers({
    it: { does: 'write', ...ADMIN, ask: ({ spare }) => post(`/members/${spare}/invitation`, {}) },
  }),
  'PATCH /v1/w/:workspace/members/:member': ofMembers({
    it: {
      does: 'write',
      ...ADMIN,
      ask: ({ spare }) => ({ method: 'PATCH', path: `/members/${spare}`, body: { role: 'lead' } }),
    },
  }),
  'DELETE /v1/w/:workspace/sessions/:session': ofMembers({
    it: { does: 'delete', ask: ({ session }) => remove(`/sessions/${session}`) },
  }),
  'DELETE /v1/w/:workspace/members/:member': ofMembers({
    it: { does: 'delete', ...ADMIN, ask: ({ spare }) => remove(`/members/${spare}`) },
  }),
  // The token that asks is used up by it, so nobody can ask twice by the same.
  'POST /v1/w/:workspace/sign-out': {
    takes: 'a one-time code',
    gives: 'the asker’s workspace',
    uses: { it: { does: 'write', ask: ({ workspace }) => post(`/v1/w/${workspace}/sign-out`, {}) } },
  },
};
