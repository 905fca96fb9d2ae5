import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Workspace } from '#lib/model/member.ts';
import { joinResponse, me } from '#lib/protocol/join.ts';
import { refusalOf } from '#test/support/hub/answers.ts';
import { joinAs, makeWorkspace, posting, startTestHub, type TestHub } from '#test/support/hub/start-test-hub.ts';

const DAY = 86_400_000;

let hub: TestHub;
let acme: Workspace;
let clock = Date.parse('2026-11-21T09:00:00.000Z');

beforeAll(async () => {
  hub = await startTestHub({ now: () => new Date(clock) });
  acme = await makeWorkspace(hub, 'Acme');
});
afterAll(() => hub.close());

const invite = async (name = 'Ann'): Promise<string> => {
  const member = await hub.identity.addMember(acme.id, { name, email: 'ann@acme.test', role: 'rep' });
  return hub.identity.makeJoinLink(acme.id, member.id);
};
const join = (code: string) => fetch(`${hub.url}/v1/join`, posting({ code }));
const codeOf = (link: string) => new URL(link).hash.slice(1);

describe('a join link', () => {
  it('leads to a page of the hub, with its code in the fragment, which never reaches a server', async () => {
    const link = new URL(await invite());
    expect(`${link.origin}${link.pathname}`).toBe('http://hub.test/join');
    expect(link.search).toBe('');
    expect(link.hash.length).toBeGreaterThan(60);
  });

  it('gives a token that opens the workspace', async () => {
    const joined = joinResponse.parse(await (await join(codeOf(await invite('Ann Lee')))).json());
    const answer = await fetch(`${hub.url}/v1/w/${joined.workspace.id}/me`, {
      headers: { authorization: `Bearer ${joined.token}` },
    });
    expect(me.parse(await answer.json())).toEqual({
      workspace: { id: acme.id, name: 'Acme', sample: false },
      member: { ...joined.member, name: 'Ann Lee', email: 'ann@acme.test', role: 'rep' },
    });
  });

  it('works once, also when two people try it at the same moment', async () => {
    const code = codeOf(await invite());
    const statuses = (await Promise.all([join(code), join(code), join(code)])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 401, 401]);
    expect(await refusalOf(await join(code))).toEqual({ status: 401, code: 'join_code_invalid' });
  });

  it('ends after seven days', async () => {
    const code = codeOf(await invite());
    clock += 7 * DAY + 1;
    expect(await refusalOf(await join(code))).toEqual({ status: 401, code: 'join_code_invalid' });
  });

  it.each([
    ['of another workspace', (code: string) => code.replace(/^[^.]+/, '01a200a2-3b9a-76f9-9ed1-90fc68a9cd52')],
    ['with one letter changed', (code: string) => code.slice(0, -2) + (code.at(-2) === 'a' ? 'b' : 'a') + code.at(-1)],
    ['that is no code at all', () => "x' or true; -- and some more letters"],
  ])('%s is not accepted', async (_, change) => {
    expect(await refusalOf(await join(change(codeOf(await invite()))))).toEqual({
      status: 401,
      code: 'join_code_invalid',
    });
  });

  it('is asked for in words when it is missing', async () => {
    const answer = await fetch(`${hub.url}/v1/join`, posting({}));
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { code: 'body_invalid', path: ['code'] } });
  });
});

describe('a token', () => {
  it('is asked for where it is missing', async () => {
    const answer = await fetch(`${hub.url}/v1/w/${acme.id}/me`);
    expect(await refusalOf(answer)).toEqual({ status: 401, code: 'token_missing' });
  });

  it.each([
    ['made up', 'Bearer made-up-made-up-made-up-made-up-made-up-made'],
    ['empty', 'Bearer '],
    ['sent as a password', 'Basic YWRtaW46YWRtaW4='],
  ])('%s opens nothing', async (_, authorization) => {
    const answer = await fetch(`${hub.url}/v1/w/${acme.id}/me`, { headers: { authorization } });
    expect(answer.status).toBe(401);
  });

  it('opens its own workspace and no other, and does not tell which others exist', async () => {
    const stranger = await joinAs(hub, await makeWorkspace(hub, 'Other'));
    const headers = { authorization: `Bearer ${stranger.token}` };
    for (const id of [acme.id, '01a200a2-3b9a-76f9-9ed1-90fc68a9cd52', 'not-an-id', '%00']) {
      const answer = await fetch(`${hub.url}/v1/w/${id}/me`, { headers });
      expect(await refusalOf(answer)).toEqual({ status: 401, code: 'token_invalid' });
    }
  });

  it('opens nothing any more once it is revoked', async () => {
    const robin = await joinAs(hub, acme);
    await hub.identity.revoke(acme.id, robin.member.id);
    expect(await refusalOf(await robin.fetch('/me'))).toEqual({ status: 401, code: 'token_revoked' });
  });

  it('stands in the database as a hash alone', async () => {
    const { token } = await joinAs(hub, acme);
    const rows = await hub.database.store.owner((tx) => tx.selectFrom('app.tokens').select('hash').execute());
    expect(rows.some(({ hash }) => hash.includes(token))).toBe(false);
    expect(rows.every(({ hash }) => hash.length === 32)).toBe(true);
  });
});
