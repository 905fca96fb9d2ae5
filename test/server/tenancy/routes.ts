import { v7 as uuidv7 } from 'uuid';
import { PROTOCOL_VERSION } from '#lib/protocol/version.ts';
import { gmail } from '#lib/sites/recipes/gmail.ts';
import { contactAdd, feedRead, noteCreate, noteDelete, noteEdit, replyCreate } from '#test/server/sync/test-client.ts';
import { identityRoutes } from './identity-routes.ts';
import { get, ofMembers, open, post, type Route, type Use } from './route.ts';
import type { Rows } from './world.ts';

const ofAdmins = (does: Use['does'], ask: Use['ask']): Use => ({ does, roles: ['admin'], ask });

/** A push of one mutation by a client of its own. */
const push = (mutation: (rows: Rows) => unknown, clientId?: (rows: Rows) => string): Use => ({
  does: 'write',
  ask: (rows) =>
    post('/push', {
      protocol: PROTOCOL_VERSION,
      clientId: clientId?.(rows) ?? uuidv7(),
      mutations: [{ seq: 1, body: mutation(rows) }],
    }),
});

const MATCHED = { name: 0, email: 0, phone: 0, company: 0, title: 0 };
const AT = '2026-11-01T00:00:00.000Z';
const full = { text: 'words', callSeconds: null };

const PUSH: Route['uses'] = {
  'note.create about a contact': push(({ contact }) => noteCreate(contact)),
  'note.create under the id of a note': push(({ note, contact }) => noteCreate(contact, full, note)),
  'note.create of a campaign': push(({ contact, campaign }) => noteCreate(contact, { ...full, campaignId: campaign })),
  'note.edit': push(({ note }) => noteEdit(note, { text: 'mine now' })),
  'note.delete': { ...push(({ note }) => noteDelete(note)), does: 'delete' },
  'reply.create': push(({ note }) => replyCreate(note, 'words')),
  'reply.create under the id of a reply': push(({ note, reply }) => replyCreate(note, 'words', reply)),
  'feed.read': push(() => feedRead(AT)),
  'contact.add under the id of a contact': push(({ contact }) => contactAdd({ contactId: contact })),
  'contact.add with an address': push(() => contactAdd({ email: `${uuidv7()}@new.test` })),
  'excluded.set': push(({ email }) => ({ name: 'excluded.set', add: [], remove: [email] })),
  'recipe.save': push(({ recipe }) => ({ name: 'recipe.save', recipeId: recipe, recipe: { ...gmail, id: recipe } })),
  'recipe.approve': push(({ recipe }) => ({ name: 'recipe.approve', recipeId: recipe, savedAt: AT })),
  'recipe.remove': { ...push(({ recipe }) => ({ name: 'recipe.remove', recipeId: recipe })), does: 'delete' },
  'recipe.health': push(({ recipe }) => ({
    name: 'recipe.health',
    recipeId: recipe,
    host: 'a.test',
    kind: 'thread',
    matched: MATCHED,
  })),
  'sites.granted': push(() => ({ name: 'sites.granted', origins: ['https://a.test/*'], grantedAt: AT })),
  'as a client of the rep': {
    ...push(
      () => feedRead(AT),
      ({ client }) => client,
    ),
    roles: ['rep'],
  },
};

/** A source's call: the key in the header names the workspace, the ids in the body are the source's own. */
const call = (path: string, body: (rows: Rows) => object): Route => ({
  takes: 'a write key',
  gives: 'nothing of a workspace',
  uses: {
    'by the header': {
      does: 'write',
      ask: (rows) => ({ ...post(path, body(rows)), headers: { authorization: basic(rows.writeKey) } }),
    },
    'by the body': { does: 'write', ask: (rows) => post(path, { ...body(rows), writeKey: rows.writeKey }) },
  },
});
const basic = (key: string) => `Basic ${Buffer.from(`${key}:`).toString('base64')}`;
const event = ({ contact, client, member }: Rows) => ({
  messageId: uuidv7(),
  userId: contact,
  anonymousId: client,
  previousId: member,
  groupId: contact,
  event: 'Signed Up',
  name: 'Page',
});
const batch = (rows: Rows) => ({
  batch: [
    { type: 'track', ...event(rows) },
    { type: 'identify', ...event(rows) },
  ],
});
const calls = Object.fromEntries(
  ['identify', 'track', 'page', 'screen', 'group', 'alias']
    .flatMap((name) => [name, name.charAt(0)])
    .map((name) => [`POST /v1/${name}`, call(`/v1/${name}`, event)])
    .concat(['batch', 'b', 'import'].map((name) => [`POST /v1/${name}`, call(`/v1/${name}`, batch)])),
) as Record<string, Route>;

export const ROUTES: Record<string, Route> = {
  'GET /healthz': open('/healthz'),
  'GET /readyz': open('/readyz'),
  'GET /metrics': open('/metrics'),
  'GET /openapi.json': open('/openapi.json'),
  'GET /docs': open('/docs'),
  'GET /v1/hub': open('/v1/hub'),
  'GET /': open('/'),
  'GET /join': open('/join'),
  ...calls,
  'POST /v1/join': {
    takes: 'a one-time code',
    gives: 'the asker’s workspace',
    uses: {
      'a code of no one': {
        does: 'write',
        ask: ({ workspace }) => post('/v1/join', { code: `${workspace}.${'x'.repeat(43)}` }),
      },
    },
  },
  'GET /v1/w/:workspace/me': ofMembers({ it: { does: 'read', finds: true, ask: () => get('/me') } }),
  'POST /v1/w/:workspace/contacts/lookup': ofMembers({
    'by address': { does: 'read', finds: true, ask: ({ email }) => post('/contacts/lookup', { email }) },
    'by number': { does: 'read', finds: true, ask: ({ phone }) => post('/contacts/lookup', { phone }) },
  }),
  'GET /v1/w/:workspace/contacts': ofMembers({
    it: { does: 'list', finds: true, ask: ({ word }) => get(`/contacts?q=${word}`) },
    'by a letter': { does: 'list', ask: () => get('/contacts?q=s') },
  }),
  'GET /v1/w/:workspace/contacts/:id': ofMembers({
    it: { does: 'read', finds: true, ask: ({ contact }) => get(`/contacts/${contact}`) },
  }),
  'GET /v1/w/:workspace/contacts/:id/touches': ofMembers({
    it: { does: 'list', finds: true, ask: ({ contact }) => get(`/contacts/${contact}/touches`) },
  }),
  'GET /v1/w/:workspace/known': ofMembers({ it: { does: 'list', ask: () => get('/known') } }),
  'POST /v1/w/:workspace/push': ofMembers(PUSH),
  'GET /v1/w/:workspace/notes/older': ofMembers({
    it: {
      does: 'list',
      finds: true,
      ask: () => get(`/notes/older?before=${new Date(Date.now() + 1_000).toISOString()}`),
    },
  }),
  'GET /v1/w/:workspace/pull': ofMembers({
    'from nothing': { does: 'list', finds: true, ask: () => get(`/pull?protocol=${PROTOCOL_VERSION}`) },
    'with its digest': {
      does: 'list',
      finds: true,
      ask: () => get(`/pull?protocol=${PROTOCOL_VERSION}&digest=1&count=1`),
    },
    'a range': { does: 'list', finds: true, ask: () => get(`/pull?protocol=${PROTOCOL_VERSION}&ranges=1024:0`) },
    'from a cursor': { does: 'list', ask: ({ cursor }) => get(`/pull?protocol=${PROTOCOL_VERSION}&cursor=${cursor}`) },
  }),
  'GET /v1/w/:workspace/live': ofMembers({ it: { does: 'subscribe', ask: () => get('/live') } }),
  ...identityRoutes,
  'GET /v1/w/:workspace/audit': ofMembers({ it: ofAdmins('list', () => get('/audit')) }),
  'GET /v1/w/:workspace/audit.csv': ofMembers({ it: ofAdmins('list', () => get('/audit.csv?action=backup.made')) }),
  'GET /v1/w/:workspace/privacy/suppressions': ofMembers({
    it: ofAdmins('list', () => get('/privacy/suppressions')),
  }),
  'POST /v1/w/:workspace/privacy/suppressions': ofMembers({
    it: ofAdmins('write', ({ word }) => post('/privacy/suppressions', { who: `ann@${word}.test` })),
  }),
  'POST /v1/w/:workspace/privacy/suppressions/lift': ofMembers({
    it: ofAdmins('delete', ({ word }) => post('/privacy/suppressions/lift', { who: `ann@${word}.test` })),
  }),
  'GET /v1/w/:workspace/privacy/retention': ofMembers({ it: ofAdmins('read', () => get('/privacy/retention')) }),
  'PUT /v1/w/:workspace/privacy/retention': ofMembers({
    it: ofAdmins('write', () => ({ method: 'PUT', path: '/privacy/retention', body: { visitors: 90 } })),
  }),
  'POST /v1/w/:workspace/privacy/export': ofMembers({
    it: { ...ofAdmins('read', ({ email: who }) => post('/privacy/export', { who })), finds: true },
    'as a file': ofAdmins('read', ({ email: who }) => post('/privacy/export', { who, as: 'notes' })),
  }),
  // The last: afterwards the person whom the others ask for is gone.
  'POST /v1/w/:workspace/privacy/erase': ofMembers({
    'what would go': ofAdmins('read', ({ email: who }) => post('/privacy/erase', { who, dryRun: true })),
    it: ofAdmins('delete', ({ email: who }) => post('/privacy/erase', { who })),
  }),
};
