import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Workspace } from '#entrypoints/workspace/Workspace.tsx';
import type { Member, Role } from '#lib/model/member.ts';
import type { ProblemCode } from '#lib/model/problem.ts';
import type { Invitation, Session } from '#lib/protocol/identity.ts';
import { membersAtHub } from '#lib/session/members.ts';
import { idOf, ME, MEMBERS } from '#test/support/feed/fixture.ts';
import { giveLayout } from '#test/support/feed/layout.ts';
import { openStore } from '#test/support/feed/open-store.ts';

const [mara, sam] = MEMBERS as [Member, Member];
const UNTIL = '2026-11-27T10:00:00.000Z';
const LINK = 'https://hub.example/join#a-code-of-the-test';

const sessionOf = (member: Member, n: number): Session => ({
  id: idOf(7, n),
  memberId: member.id,
  name: n === 0 ? 'Firefox on Linux' : 'Chrome on Windows',
  createdAt: UNTIL,
  lastUsedAt: UNTIL,
  expiresAt: UNTIL,
  current: n === 0,
});
const invitedSam: Invitation = { member: sam, createdAt: UNTIL, expiresAt: UNTIL, invitedBy: mara.id };

/** What the hub says to `METHOD /path`: a body, or the code of a refusal; without an entry it is away. */
type Says = Record<string, object | ProblemCode>;
const QUIET: Says = { 'GET /sessions': { sessions: [sessionOf(mara, 0)] }, 'GET /invitations': { invitations: [] } };

let takeLayout: () => void;
beforeEach(() => {
  takeLayout = giveLayout();
  location.hash = '#members';
});
afterEach(() => takeLayout());

async function openMembers(role: Role, says: Says) {
  const me = { ...ME, member: { ...mara, role } };
  const all = [me.member, ...MEMBERS.slice(1)];
  const { port } = await openStore(all.map((row) => ({ table: 'members' as const, row })));
  const asked: string[] = [];
  const fetch = async (url: string, { method, body }: RequestInit): Promise<Response> => {
    const question = `${method} ${new URL(url).pathname.split(me.workspace.id)[1]}`;
    if (method !== 'GET') asked.push(body ? `${question} ${body}` : question);
    const said = says[question];
    if (said === undefined) throw new TypeError('down');
    if (typeof said !== 'string') return Response.json(said);
    return Response.json({ error: { code: said, message: 'No.' } }, { status: 422 });
  };
  const deps = {
    port,
    me,
    syncNow: vi.fn(),
    members: membersAtHub({ hub: 'https://hub.example', token: 't', ...me }, fetch),
    openSignIn: vi.fn(),
    builtIn: [],
    watchSwitchedOn: () => {},
    switchOn: () => {},
  };
  render(<Workspace deps={deps} openOptions={() => {}} />);
  await screen.findByRole('list', { name: 'Members' });
  return { asked, deps };
}
const rowOf = (name: string) => screen.getByText(name).closest('li') as HTMLElement;
const shown = () =>
  MEMBERS.map(({ name }) => name).filter((name) =>
    within(screen.getByRole('list', { name: 'Members' })).queryByText(name),
  );
const press = (name: string | RegExp, inside = screen.getByRole('main')) =>
  fireEvent.click(within(inside).getByRole('button', { name }));
const openRow = (name: string) => press(new RegExp(`^.?${name}`), rowOf(name));

describe('the members page of an admin', () => {
  it('invites by link, says so, and is ready for the next one', async () => {
    const nora: Member = { id: idOf(1, 50), version: 9, name: 'Nora New', email: null, role: 'lead' };
    const made = { member: nora, link: LINK, expiresAt: UNTIL, mailed: false };
    const { asked, deps } = await openMembers('admin', { ...QUIET, 'POST /invitations': made });
    press('Invite somebody');
    fireEvent.change(screen.getByLabelText('Name'), { target: { value: ' Nora New ' } });
    fireEvent.click(screen.getByRole('radio', { name: 'Lead' }));
    press('Invite');
    const link = await screen.findByRole<HTMLInputElement>('textbox', { name: /^Give this link to/ });
    expect(link.value).toBe(LINK);
    expect(asked).toEqual(['POST /invitations {"name":"Nora New","email":null,"role":"lead"}']);
    expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('');
    expect(document.activeElement).toBe(screen.getByLabelText('Name'));
    expect(rowOf('Nora New').textContent).toContain('Lead');
    expect(deps.syncNow).toHaveBeenCalled();
  });

  it('closes the invitation by Escape, and gives the focus back', async () => {
    await openMembers('admin', QUIET);
    press('Invite somebody');
    fireEvent.keyDown(screen.getByLabelText('Name'), { key: 'Escape' });
    expect(screen.queryByLabelText('Name')).toBeNull();
    expect(document.activeElement?.textContent).toBe('Invite somebody');
  });

  it('keeps a mailed link to itself', async () => {
    const made = { member: sam, link: LINK, expiresAt: UNTIL, mailed: true };
    const says = {
      ...QUIET,
      'GET /invitations': { invitations: [invitedSam] },
      [`POST /members/${sam.id}/invitation`]: made,
    };
    await openMembers('admin', says);
    await within(rowOf('Sam Okafor')).findByText('Invited');
    openRow('Sam Okafor');
    screen.getByText(/^An invitation by .Mara Vogel. is open until Nov 27, 2026\.$/);
    press('Invite again');
    await screen.findByText(/^The invitation of .Sam Okafor. went to .sam\.okafor@example\.com/);
    expect(screen.queryByDisplayValue(LINK)).toBeNull();
  });

  it('keeps what was typed when the hub refuses it, and says what to do', async () => {
    await openMembers('admin', { ...QUIET, 'POST /invitations': 'address_taken' });
    press('Invite somebody');
    fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'Sam' } });
    fireEvent.change(screen.getByLabelText('E-mail address'), { target: { value: 'sam.okafor@example.com' } });
    press('Invite');
    await screen.findByText(/^Somebody in this workspace has this address already/);
    expect(screen.getByLabelText<HTMLInputElement>('E-mail address').value).toBe('sam.okafor@example.com');
  });

  it('changes a role by a choice and a press, and shows it before the next sync', async () => {
    const changed = { member: { ...sam, version: 9, role: 'lead' } };
    const { asked } = await openMembers('admin', { ...QUIET, [`PATCH /members/${sam.id}`]: changed });
    openRow('Sam Okafor');
    press('Change role');
    expect(asked).toEqual([]);
    fireEvent.click(screen.getByRole('radio', { name: 'Lead' }));
    press('Change role');
    await screen.findByText('Changed to Lead.');
    expect(asked).toEqual([`PATCH /members/${sam.id} {"role":"lead"}`]);
    within(rowOf('Sam Okafor')).getByRole('button', { name: /Lead/, expanded: true });
  });

  it.each([
    ['last_admin', 'This is the only admin. Make somebody else an admin first.'],
    ['not_found', 'They are not in the workspace any more: another admin took them out.'],
    ['internal', 'The hub could not do it (internal). Try again; if it stays so, ask who runs it.'],
  ] as const)('says why a role stays as it is (%s)', async (code, said) => {
    await openMembers('admin', { ...QUIET, [`PATCH /members/${sam.id}`]: code });
    openRow('Sam Okafor');
    fireEvent.click(screen.getByRole('radio', { name: 'Lead' }));
    press('Change role');
    await screen.findByText(said);
  });

  it('takes nobody out before it has said what that does', async () => {
    const { asked } = await openMembers('admin', { ...QUIET, [`DELETE /members/${sam.id}`]: { removed: 1 } });
    openRow('Sam Okafor');
    press('Take out of the workspace');
    const dialog = screen.getByRole('dialog');
    within(dialog).getByText(/Their browsers delete what they hold .* Notes and replies stay, under their name\./);
    press('Keep', dialog);
    expect(asked).toEqual([]);
    press('Take out of the workspace');
    press('Take out of the workspace', screen.getByRole('dialog'));
    await waitFor(() => expect(screen.queryByText('Sam Okafor')).toBeNull());
    expect(asked).toEqual([`DELETE /members/${sam.id}`]);
    screen.getByText('3 people');
  });

  it('lists whom it waits for, and withdraws an invitation', async () => {
    const says = {
      ...QUIET,
      'GET /invitations': { invitations: [invitedSam] },
      [`DELETE /members/${sam.id}`]: { removed: 1 },
    };
    await openMembers('admin', says);
    fireEvent.click(await screen.findByRole('button', { name: '1 invited', pressed: false }));
    expect(shown()).toEqual(['Sam Okafor']);
    openRow('Sam Okafor');
    press('Withdraw the invitation');
    press('Withdraw the invitation', screen.getByRole('dialog'));
    await screen.findByText('Nobody here fits.');
  });

  it('ends the sign-ins of others, and leaves its own browser to signing out', async () => {
    const sessions = [sessionOf(mara, 0), sessionOf(sam, 1)];
    const { asked } = await openMembers('admin', {
      ...QUIET,
      'GET /sessions': { sessions },
      [`DELETE /sessions/${idOf(7, 1)}`]: { ended: 1 },
    });
    await within(rowOf('Sam Okafor')).findByText(/^Seen/);
    openRow('Mara Vogel');
    expect(screen.queryByRole('button', { name: /^End/ })).toBeNull();
    expect(screen.queryByRole('button', { name: /Take out/ })).toBeNull();
    openRow('Sam Okafor');
    press('End the sign-in of Chrome on Windows');
    await waitFor(() => expect(asked).toEqual([`DELETE /sessions/${idOf(7, 1)}`]));
  });
});

describe('the members page', () => {
  it.each<Role>(['rep', 'marketer', 'lead'])('shows a %s everybody, and whom to ask', async (role) => {
    await openMembers(role, QUIET);
    for (const { name } of MEMBERS) screen.getByText(name);
    screen.getByText(/^Everybody who works with Touchline here\. Admins invite people/);
    expect(screen.queryByRole('button', { name: /Invite|Sam Okafor/ })).toBeNull();
    openRow('Mara Vogel');
    await screen.findByText('Firefox on Linux');
    expect(screen.queryByRole('radio')).toBeNull();
  });

  it('without the hub shows who is here, what is not known, and what to do', async () => {
    const says: Says = {};
    await openMembers('admin', says);
    await screen.findByText('The hub didn’t answer. Check your network, then try again.');
    screen.getByText(/^Who is here is as of the last sync\./);
    expect(shown()).toHaveLength(MEMBERS.length);
    expect(screen.queryByText('Not signed in')).toBeNull();
    Object.assign(says, QUIET);
    press('Ask again');
    await waitFor(() => expect(screen.queryByText(/^The hub didn’t answer/)).toBeNull());
    expect(screen.getAllByText('Not signed in')).toHaveLength(MEMBERS.length - 1);
  });

  it('leads to the options when the sign-in has ended', async () => {
    const { deps } = await openMembers('admin', {
      'GET /sessions': 'token_expired',
      'GET /invitations': 'token_expired',
    });
    await screen.findByText('This browser’s sign-in has ended.');
    press('Sign in again');
    expect(deps.openSignIn).toHaveBeenCalled();
  });

  it('stands beside the sites, each under an address of its own', async () => {
    await openMembers('rep', QUIET);
    const parts = screen.getByRole('navigation', { name: 'Parts of the workspace' });
    expect(within(parts).getByRole('link', { current: 'page' }).textContent).toBe('Members');
    expect(within(parts).getByRole('link', { name: 'Sites' }).getAttribute('href')).toBe('#sites');
    location.hash = '#sites';
    await screen.findByRole('region', { name: 'Built in' });
    expect(within(parts).getByRole('link', { current: 'page' }).textContent).toBe('Sites');
  });
});
