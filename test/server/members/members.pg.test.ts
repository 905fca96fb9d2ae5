import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Member, Role, Workspace } from '#lib/model/member.ts';
import type { Invitation, Session } from '#lib/protocol/identity.ts';
import { refusalOf } from '#test/support/hub/answers.ts';
import { formOf } from '#test/support/hub/hub-browser.ts';
import { mailTo, type SignInHub, signInByMail, startSignInHub } from '#test/support/hub/sign-in.ts';
import { joinAs, makeWorkspace, posting, type TestMember } from '#test/support/hub/start-test-hub.ts';

let hub: SignInHub;
let acme: Workspace;
let admin: TestMember;
let rep: TestMember;

beforeAll(async () => {
  hub = await startSignInHub();
});
beforeEach(async () => {
  acme = await makeWorkspace(hub, 'Acme');
  admin = await joinAs(hub, acme, 'admin', 'Olga');
  rep = await joinAs(hub, acme, 'rep', 'Robin');
});
afterAll(() => hub.close());

const invite = (body: object) => admin.fetch('/invitations', posting(body));
const guest = (email: string | null, role: Role = 'rep') => ({ name: 'Gus Guest', email, role });
const setRole = (id: string, role: Role, by = admin) =>
  by.fetch(`/members/${id}`, { ...posting({ role }), method: 'PATCH' });
const remove = (id: string, by = admin) => by.fetch(`/members/${id}`, { method: 'DELETE' });
const audited = async (): Promise<string[]> => {
  const rows = await hub.database.store.owner((tx) =>
    tx.selectFrom('app.audit').select('action').where('workspace_id', '=', acme.id).orderBy('at').execute(),
  );
  return rows.map(({ action }) => action);
};

describe('an invitation', () => {
  it('is mailed, lists as open, and lets its address in once', async () => {
    const made = (await (await invite(guest('gus@acme.test', 'lead'))).json()) as { mailed: boolean; member: Member };
    expect(made.mailed).toBe(true);
    const { invitations } = (await (await admin.fetch('/invitations')).json()) as { invitations: Invitation[] };
    expect(invitations.map(({ member, invitedBy }) => [member.name, invitedBy])).toEqual([
      ['Gus Guest', admin.member.id],
    ]);

    const mail = (await mailTo(hub, 'gus@acme.test')) ?? '';
    expect(mail).toContain('Olga invites you to the workspace &quot;Acme&quot; as lead');
    const path = /\/auth\/invitation\?\S+/.exec(mail)?.[0] ?? '';
    const browser = hub.browser();
    const start = await browser.open(path);
    expect(start.html).toContain('value="gus@acme.test"');
    const page = await signInByMail(hub, browser, { page: start, email: 'gus@acme.test' });
    expect(page.html).toContain('Join Acme?');
    expect((await browser.submit(page, 'Join Acme')).html).toContain('You are in Acme');
    expect((await browser.open(path)).html).toContain('invitation_invalid');
    expect(await audited()).toContain('member.invited');
  });

  it('without an address takes the one that is proved when it is accepted', async () => {
    const { link } = (await (await invite(guest(null))).json()) as { link: string };
    const browser = hub.browser();
    const pasted = await browser.submit(await browser.open('/auth/invitation'), 'name="link"', { link });
    const page = await signInByMail(hub, browser, { page: pasted, email: 'pat@acme.test' });
    await browser.submit(page, 'Join Acme');
    const again = await browser.open('/auth/device');
    expect(again.status).toBe(200);
    expect((await refusalOf(await invite(guest('PAT@acme.test')))).code).toBe('address_taken');
  });

  it('made out to one address lets nobody in who proved another', async () => {
    const { link } = (await (await invite(guest('sue@acme.test'))).json()) as { link: string };
    const browser = hub.browser();
    const pasted = await browser.submit(await browser.open('/auth/invitation'), 'name="link"', { link });
    const page = await signInByMail(hub, browser, { page: pasted, email: 'mallory@evil.test' });
    expect(page.html).toContain('for another address');
    expect(page.html).not.toContain('Acme');
    const { action, values } = formOf(page, 'Use another address');
    const invitation = new URL(action, hub.url).searchParams.get('next') ?? '';
    const answer = await browser.ask(invitation, { method: 'POST', body: new URLSearchParams(values) });
    expect(await answer.text()).toContain('invitation_foreign');
  });

  it('ends when another is made for the same member, and when the member is taken out', async () => {
    const first = (await (await invite(guest('kim@acme.test'))).json()) as { link: string; member: Member };
    const second = (await (await admin.fetch(`/members/${first.member.id}/invitation`, posting({}))).json()) as {
      link: string;
    };
    const join = (link: string) => fetch(`${hub.url}/v1/join`, posting({ code: new URL(link).hash.slice(1) }));
    expect((await join(first.link)).status).toBe(401);
    await remove(first.member.id);
    expect((await join(second.link)).status).toBe(401);
  });
});

describe('a role', () => {
  it('changes for the next request, and starts everybody’s copy anew', async () => {
    const epoch = async () => {
      const row = await hub.database.store.owner((tx) =>
        tx
          .selectFrom('app.workspaces')
          .select('visibility_epoch')
          .where('workspace_id', '=', acme.id)
          .executeTakeFirst(),
      );
      return row?.visibility_epoch ?? 0;
    };
    const before = await epoch();
    expect((await setRole(rep.member.id, 'admin')).status).toBe(200);
    expect((await rep.fetch('/invitations')).status).toBe(200);
    expect(await epoch()).toBe(before + 1);
    expect(await audited()).toContain('member.role_changed');
  });

  it('of the last admin stays', async () => {
    expect(await refusalOf(await setRole(admin.member.id, 'rep'))).toEqual({ status: 409, code: 'last_admin' });
    expect(await refusalOf(await remove(admin.member.id))).toEqual({ status: 409, code: 'last_admin' });
  });

  it('of two admins who demote each other at once, one stays', async () => {
    const other = await joinAs(hub, acme, 'admin', 'Otto');
    const answers = await Promise.all([setRole(other.member.id, 'rep', admin), setRole(admin.member.id, 'rep', other)]);
    expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
  });
});

describe('a member who was taken out', () => {
  it('is told so, and comes in nowhere', async () => {
    await remove(rep.member.id);
    expect(await refusalOf(await rep.fetch('/me'))).toEqual({ status: 401, code: 'member_removed' });
    expect(await hub.identity.admit(acme.id, rep.member.id, null)).toBeNull();
    expect(await audited()).toContain('member.removed');
  });
});

describe('sessions', () => {
  const sessions = async (by: TestMember, query = '') =>
    ((await (await by.fetch(`/sessions${query}`)).json()) as { sessions: Session[] }).sessions;

  it('list one’s own, with the one that asks marked, and for admins those of everybody', async () => {
    expect(await sessions(rep)).toMatchObject([{ memberId: rep.member.id, current: true }]);
    const all = await sessions(admin, '?of=everybody');
    expect(new Set(all.map(({ memberId }) => memberId))).toEqual(new Set([admin.member.id, rep.member.id]));
    expect((await refusalOf(await rep.fetch('/sessions?of=everybody'))).code).toBe('role_not_allowed');
  });

  it('end by an admin’s word, and not by a colleague’s', async () => {
    const [mine] = await sessions(rep);
    const colleague = await joinAs(hub, acme, 'lead');
    const end = (by: TestMember) => by.fetch(`/sessions/${mine?.id}`, { method: 'DELETE' });
    expect(await (await end(colleague)).json()).toEqual({ ended: 0 });
    expect((await rep.fetch('/me')).status).toBe(200);
    expect(await (await end(admin)).json()).toEqual({ ended: 1 });
    expect(await refusalOf(await rep.fetch('/me'))).toEqual({ status: 401, code: 'token_revoked' });
  });

  it('end by signing out, alone', async () => {
    const { token } = (await hub.identity.admit(acme.id, rep.member.id, 'Firefox on Linux')) ?? { token: '' };
    const headers = { authorization: `Bearer ${token}` };
    await fetch(`${hub.url}/v1/w/${acme.id}/sign-out`, { method: 'POST', headers });
    expect((await fetch(`${hub.url}/v1/w/${acme.id}/me`, { headers })).status).toBe(401);
    expect((await rep.fetch('/me')).status).toBe(200);
    expect(await audited()).toContain('member.signed_out');
  });
});
