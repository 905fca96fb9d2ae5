import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import Provider, { type Account } from 'oidc-provider';

/**
 * A company's sign-in as a process of its own: npm oidc-provider, certified for OpenID Connect. Arguments: its port, the
 * hub's callback address, and `lean` for one that puts addresses into its userinfo answer alone. Each start has a new
 * signing key. Who signs in next is what was last posted to /control as claims; nobody is asked anything.
 */
const [port = '', redirectUri = '', lean] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;
let claims: { sub: string; [name: string]: unknown } = { sub: 'nobody' };

const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
const provider = new Provider(issuer, {
  clients: [{ client_id: 'touchline', client_secret: 'a secret of the test', redirect_uris: [redirectUri] }],
  jwks: { keys: [{ ...key, use: 'sig', alg: 'RS256', kid: crypto.randomUUID() }] },
  cookies: { keys: ['a key of the test'] },
  claims: {
    openid: ['sub'],
    email: ['email', 'email_verified', 'xms_edov'],
    profile: ['name', 'hd', 'preferred_username'],
  },
  scopes: ['openid', 'email', 'profile'],
  conformIdTokenClaims: lean === 'lean',
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_, { uid }) => `/interaction/${uid}` },
  findAccount: (): Account => {
    const now = claims;
    return { accountId: now.sub, claims: () => now };
  },
  loadExistingGrant: async ({ oidc }) => {
    const { client, session, provider } = oidc;
    if (client === undefined || session?.accountId === undefined) return undefined;
    const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
    grant.addOIDCScope('openid email profile');
    await grant.save();
    return grant;
  },
});
const answer = provider.callback();

createServer(async (request, response) => {
  if (request.url === '/control') {
    let text = '';
    for await (const part of request) text += String(part);
    claims = JSON.parse(text) as typeof claims;
    response.end();
  } else if (request.url?.startsWith('/interaction/')) {
    await provider.interactionFinished(request, response, { login: { accountId: claims.sub } });
  } else {
    await answer(request, response);
  }
}).listen(Number(port), '127.0.0.1', () => process.stdout.write('ready\n'));
