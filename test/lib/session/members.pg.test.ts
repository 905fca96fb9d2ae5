import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { membersAtHub } from '#lib/session/members.ts';
import type { Answer } from '#lib/sync/failure.ts';
import {
  joinAs,
  makeWorkspace,
  startTestHub,
  type TestHub,
  type TestMember,
} from '#test/support/hub/start-test-hub.ts';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('wxt/testing/fake-browser')).fakeBrowser,
}));

const signal = new AbortController().signal;
let hub: TestHub;
let ada: TestMember;
let rob: TestMember;

beforeAll(async () => {
  hub = await startTestHub();
  const workspace = await makeWorkspace(hub, 'Acme');
  [ada, rob] = await Promise.all([joinAs(hub, workspace, 'admin', 'Ada'), joinAs(hub, workspace, 'rep', 'Rob')]);
});
afterAll(() => hub.close());

const clientOf = ({ workspace, member, token }: TestMember) => membersAtHub({ hub: hub.url, workspace, member, token });
function value<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(answer.code);
  return answer.value;
}

describe('an admin', () => {
  it('invites, finds the invitation open, makes a new link, and takes it back', async () => {
    const admin = clientOf(ada);
    const made = value(await admin.invite({ name: 'Nora', email: 'nora@acme.test', role: 'marketer' }));
    expect(made).toMatchObject({ member: { name: 'Nora', role: 'marketer' }, mailed: false });
    const again = value(await admin.inviteAgain(made.member.id));
    expect(again.link).not.toBe(made.link);
    const { invitations } = value(await admin.invitations(signal));
    expect(invitations).toMatchObject([{ member: { id: made.member.id }, invitedBy: ada.member.id }]);
    expect(value(await admin.remove(made.member.id))).toEqual({ removed: 1 });
    expect(value(await admin.invitations(signal)).invitations).toEqual([]);
  });

  it('sees where everybody is signed in, and ends it', async () => {
    const admin = clientOf(ada);
    const { member } = await joinAs(hub, ada.workspace, 'rep', 'Gone soon');
    const theirs = () =>
      admin
        .sessions('everybody', signal)
        .then(value)
        .then((all) => all.filter(({ memberId }) => memberId === member.id));
    const [session] = await theirs();
    expect(await admin.endSession(session?.id ?? '')).toBe(true);
    expect(await theirs()).toEqual([]);
  });

  it('gives roles, but keeps one admin', async () => {
    const admin = clientOf(ada);
    expect(value(await admin.changeRole(rob.member.id, 'lead')).member.role).toBe('lead');
    expect(await admin.changeRole(ada.member.id, 'rep')).toMatchObject({
      ok: false,
      code: 'last_admin',
      kind: 'refused',
    });
  });
});

describe('anybody else', () => {
  it('sees their own sign-ins alone, and is told that the rest is for admins', async () => {
    const other = clientOf(rob);
    expect(value(await other.sessions('me', signal))).toMatchObject([{ memberId: rob.member.id, current: true }]);
    const refused = { ok: false, code: 'role_not_allowed' };
    expect(await other.sessions('everybody', signal)).toMatchObject(refused);
    expect(await other.invitations(signal)).toMatchObject(refused);
    expect(await other.invite({ name: 'Nora', email: null, role: 'admin' })).toMatchObject(refused);
    expect(await other.changeRole(rob.member.id, 'admin')).toMatchObject(refused);
    expect(await other.remove(ada.member.id)).toMatchObject(refused);
  });
});

it('a hub that is away is an answer too', async () => {
  const { workspace, member, token } = ada;
  const away = membersAtHub({ hub: hub.url, workspace, member, token }, () => Promise.reject(new TypeError('down')));
  expect(await away.invitations(signal)).toMatchObject({ ok: false, code: 'unreachable', kind: 'offline' });
  expect(await away.endSession(member.id)).toBe(false);
});
