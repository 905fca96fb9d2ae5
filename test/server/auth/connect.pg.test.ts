import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Member, Workspace } from '#lib/model/member.ts';
import { joinResponse } from '#lib/protocol/join.ts';
import { startHub } from '#server/hub.ts';
import { refusalOf } from '#test/support/hub/answers.ts';
import { type HubBrowser, openBrowser } from '#test/support/hub/hub-browser.ts';
import { newConnect, type SignInHub, sentBack, signInByMail, startSignInHub } from '#test/support/hub/sign-in.ts';
import { makeWorkspace, posting } from '#test/support/hub/start-test-hub.ts';

let hub: SignInHub;
let acme: Workspace;
let ann: Member;
let clock = Date.now();
let browser: HubBrowser;

beforeAll(async () => {
  hub = await startSignInHub({
    now: () => new Date(clock),
    env: { HUB_NAME: 'Acme hub', HUB_CONTACT: 'it@acme.test' },
  });
  acme = await makeWorkspace(hub, 'Acme');
  ann = await hub.identity.addMember(acme.id, { name: 'Ann Lee', email: 'Ann@acme.test', role: 'lead' });
  await hub.identity.addMember(acme.id, { name: 'Olga Admin', email: null, role: 'admin' });
});
afterAll(() => hub.close());

/** Ann's browser, which knows her already, where she is asked. */
async function atConsent(connect = newConnect()) {
  return { page: await browser.open(connect.path), connect };
}

/** A code as the extension gets it. */
async function codeFor(connect = newConnect()) {
  const { page } = await atConsent(connect);
  return { ...connect, ...sentBack(await browser.submit(page, 'Let in to Acme', { decision: 'yes' })) };
}

const redeem = (body: object) => fetch(`${hub.url}/v1/token`, posting({ grant: 'code', ...body }));

describe('signing in from the extension', () => {
  it('goes by a mailed code and a yes to a token that opens the workspace', async () => {
    const connect = newConnect();
    browser = hub.browser();
    const start = await browser.open(connect.path);
    const page = await signInByMail(hub, browser, { page: start, email: 'ann@acme.test' });
    expect(page.html).toContain('Let Touchline in?');
    for (const fact of ['Acme', 'lead', 'Olga Admin', '<dd>2</dd>', 'ann@acme.test']) expect(page.html).toContain(fact);
    const back = sentBack(await browser.submit(page, 'Let in to Acme', { decision: 'yes' }));
    expect(back).toMatchObject({ origin: new URL(connect.redirectUri).origin, state: connect.state, error: null });

    const { verifier, redirectUri } = connect;
    const answer = await redeem({ code: back.code, verifier, redirectUri, device: 'Chrome on Linux' });
    const joined = joinResponse.parse(await answer.json());
    expect(joined.member.id).toBe(ann.id);
    const headers = { authorization: `Bearer ${joined.token}` };
    expect((await fetch(`${hub.url}/v1/w/${acme.id}/me`, { headers })).status).toBe(200);
  });
});

describe('a code of a sign-in', () => {
  it('is good once, also when two redeem it at the same moment', async () => {
    const { code, verifier, redirectUri } = await codeFor();
    const answers = await Promise.all([1, 2, 3].map(() => redeem({ code, verifier, redirectUri })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
  });

  it('never redeems with the verifier of another challenge, and is used up by the attempt', async () => {
    const [one, other] = [await codeFor(), await codeFor()];
    for (const [code, verifier] of [
      [one.code, other.verifier],
      [other.code, one.verifier],
    ] as const) {
      const answer = await redeem({ code, verifier, redirectUri: one.redirectUri });
      expect(await refusalOf(answer)).toEqual({ status: 401, code: 'code_invalid' });
    }
    const late = await redeem({ code: one.code, verifier: one.verifier, redirectUri: one.redirectUri });
    expect(late.status).toBe(401);
  });

  it('is bound to the address that it was sent to', async () => {
    const { code, verifier, redirectUri } = await codeFor();
    expect((await redeem({ code, verifier, redirectUri: `${redirectUri}/other` })).status).toBe(401);
  });

  it('ends after a minute', async () => {
    const { code, verifier, redirectUri } = await codeFor();
    clock += 60_001;
    expect((await redeem({ code, verifier, redirectUri })).status).toBe(401);
  });

  it('is refused in any other form', async () => {
    const { code, verifier, redirectUri } = await codeFor();
    const [place, secret = ''] = code.split('.');
    const other = '01a200a2-3b9a-76f9-9ed1-90fc68a9cd52';
    for (const forged of [`${other}.${secret}`, `${place}.${secret.slice(1)}A`, secret, `${place}.`]) {
      expect((await redeem({ code: forged.padEnd(20, '.'), verifier, redirectUri })).status).toBe(401);
    }
    expect((await redeem({ code, verifier: 'short', redirectUri })).status).toBe(400);
  });
});

describe('saying no', () => {
  it('goes back with access_denied and makes nothing', async () => {
    const { page, connect } = await atConsent();
    const back = sentBack(await browser.submit(page, 'value="no"', { decision: 'no' }));
    expect(back).toMatchObject({ error: 'access_denied', state: connect.state, code: '' });
  });
});

describe('a request to come in', () => {
  const good = newConnect();
  const chromium = new URL(good.redirectUri).origin;
  it.each([
    'https://evil.test/hub',
    `${chromium}.evil.test/hub`,
    `https://user@${new URL(chromium).host}/hub`,
    `${chromium}:444/hub`,
    `${chromium.replace('https', 'http')}/hub`,
    `${chromium}/hub#fragment`,
    `${chromium}\\@evil.test/`,
    `//${new URL(chromium).host}/hub`,
    'javascript:alert(1)',
    ' ',
  ])('whose answer would go to %s is answered by a page alone', async (address) => {
    const browser = hub.browser();
    const page = await browser.open(newConnect(address).path);
    expect(page.status).toBe(400);
    expect(page.location).toBeNull();
    expect(page.html).toContain('connect_invalid');
  });

  it.each([
    ['without PKCE', (query: URLSearchParams) => query.delete('code_challenge')],
    ['with the plain method', (query: URLSearchParams) => query.set('code_challenge_method', 'plain')],
    ['without a state', (query: URLSearchParams) => query.delete('state')],
  ])('%s is refused', async (_, change) => {
    const query = new URLSearchParams(newConnect().path.split('?')[1]);
    change(query);
    expect((await hub.browser().open(`/auth/connect?${query}`)).status).toBe(400);
  });

  it('goes on after the sign-in to a page of the hub alone', async () => {
    const stranger = hub.browser();
    const page = await stranger.open('/auth/sign-in?next=https://evil.test/');
    const end = await signInByMail(hub, stranger, { page, email: 'ann@acme.test' });
    expect([end.path, end.location]).toEqual(['/auth/account', null]);
  });
});

describe('what a stranger learns', () => {
  it('is the name, the contact and the ways in, and nobody’s name', async () => {
    const about: unknown = await (await fetch(`${hub.url}/v1/hub`)).json();
    expect(about).toMatchObject({ name: 'Acme hub', contact: 'it@acme.test', signIn: { email: true, providers: [] } });
    expect(JSON.stringify(about)).not.toMatch(/Ann|Olga|ann@/);
  });
});

describe('somebody who is in two workspaces', () => {
  it('chooses one, and gets a token for that one', async () => {
    const other = await makeWorkspace(hub, 'Beta');
    await hub.identity.addMember(other.id, { name: 'Ann at Beta', email: 'ann@acme.test', role: 'admin' });
    const { page, connect } = await atConsent();
    expect(page.html, 'neither stands out').not.toContain('class="first"');
    const { code } = sentBack(await browser.submit(page, 'Let in to Beta', { decision: 'yes' }));
    const joined = joinResponse.parse(await (await redeem({ ...connect, code })).json());
    expect([joined.workspace.name, joined.member.name]).toEqual(['Beta', 'Ann at Beta']);
  });

  it('cannot choose a workspace that they are not in', async () => {
    const foreign = await makeWorkspace(hub, 'Gamma');
    const { page } = await atConsent();
    const said = await browser.submit(page, 'Let in to Acme', { decision: 'yes', workspace: foreign.id });
    expect([said.status, said.location]).toEqual([403, null]);
  });
});

describe('two hubs over one database', () => {
  it('know the same people, whoever is asked', async () => {
    const { publicUrl } = hub;
    const log = pino({ level: 'silent' });
    const second = await startHub({ store: hub.database.store, host: '127.0.0.1', port: 0, publicUrl, log });
    const there = openBrowser(`http://127.0.0.1:${second.port}`, publicUrl, browser.jar);
    const connect = newConnect();
    const page = await there.submit(await there.open(connect.path), 'Let in to Acme', { decision: 'yes' });
    expect((await redeem({ ...connect, code: sentBack(page).code })).status).toBe(200);
    await second.close();
  });
});
