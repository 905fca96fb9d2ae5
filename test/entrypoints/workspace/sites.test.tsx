import { fireEvent, render, screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { Workspace } from '#entrypoints/workspace/Workspace.tsx';
import type { Role } from '#lib/model/member.ts';
import type { WorkspaceRecipe } from '#lib/model/workspace-recipe.ts';
import type { Change } from '#lib/protocol/pull.ts';
import { membersAtHub } from '#lib/session/members.ts';
import { BUILT_IN } from '#lib/sites/registry.ts';
import { ME, MEMBERS } from '#test/support/feed/fixture.ts';
import { openStore } from '#test/support/feed/open-store.ts';
import { aRecipe } from '#test/support/unit/recipes.ts';
import { newId } from '#test/support/unit/rows.ts';

const other = MEMBERS.find(({ id }) => id !== ME.member.id);
const rowOf = (name: string, over: Partial<WorkspaceRecipe> = {}): Change => ({
  table: 'recipes',
  row: {
    id: newId(),
    version: 1,
    authorId: other?.id ?? newId(),
    savedAt: '2026-11-20T10:00:00.000Z',
    approvedBy: null,
    approvedAt: null,
    deletedAt: null,
    recipe: aRecipe({ name }),
    ...over,
  },
});
const approved = { approvedBy: ME.member.id, approvedAt: '2026-11-20T11:00:00.000Z' };
const report: Change = {
  table: 'recipeHealth',
  row: {
    id: newId(),
    version: 2,
    recipeId: 'hubspot',
    host: 'app.hubspot.com',
    day: '2026-11-19',
    kind: 'contact',
    times: 3,
    matched: { name: 1, email: 0, phone: 0, company: 0, title: 0 },
  },
};

async function openWorkspacePage(changes: Change[], role: Role = 'lead') {
  const me = { ...ME, member: { ...ME.member, role } };
  const members = MEMBERS.map((row): Change => ({ table: 'members', row: row.id === me.member.id ? me.member : row }));
  const { port } = await openStore([...members, ...changes]);
  const switched: string[][] = [];
  const deps = {
    port,
    me,
    syncNow: () => {},
    members: membersAtHub({ hub: 'https://hub.example', token: 't', ...me }, () =>
      Promise.reject(new TypeError('down')),
    ),
    openSignIn: () => {},
    builtIn: BUILT_IN,
    watchSwitchedOn: (onIds: (ids: string[]) => void) => onIds([]),
    switchOn: (ids: string[]) => void switched.push(ids),
  };
  render(<Workspace deps={deps} openOptions={() => {}} />);
  await screen.findByRole('heading', { name: 'Built in' });
  return { port, switched };
}
const part = (name: string) => within(screen.getByRole('region', { name }));

describe('the sites of a workspace', () => {
  test('show a lead the proposals, with what they look for, to approve or remove', async () => {
    const { port } = await openWorkspacePage([rowOf('Harbor CRM')]);
    const proposals = part('Recipes to approve');
    proposals.getByText('[data-field="email"]');
    fireEvent.click(proposals.getByRole('button', { name: /Approve/ }));
    await screen.findByText('On its way to the hub');
    expect(await port.read('recipes', {})).toMatchObject([{ waiting: true }]);
  });

  test.each<Role>(['rep', 'marketer'])('let a %s read, and act on nothing of others', async (role) => {
    await openWorkspacePage([rowOf('Harbor CRM'), rowOf('Old CRM', approved)], role);
    part('Recipes to approve').getByText('Harbor CRM');
    part('The workspace’s recipes').getByText('Old CRM');
    expect(screen.queryByRole('button', { name: /Approve|Remove/ })).toBeNull();
  });

  test('let an author take back their own proposal', async () => {
    const { port } = await openWorkspacePage([rowOf('Mine', { authorId: ME.member.id })], 'rep');
    fireEvent.click(part('Recipes to approve').getByRole('button', { name: /Remove/ }));
    await screen.findByText('No recipe of your own yet.');
    expect(await port.read('recipes', {})).toEqual([]);
  });

  test('say whose a recipe is, who approved it, and that it repairs a built-in one', async () => {
    const recipe = aRecipe({ id: 'hubspot', name: 'HubSpot' });
    await openWorkspacePage([rowOf('HubSpot', { ...approved, recipe })]);
    const own = part('The workspace’s recipes');
    own.getByText('Repair');
    own.getByText(new RegExp(`approved by .*${ME.member.name}`));
  });

  test('say on which day a built-in recipe was last checked, as people here write it', async () => {
    await openWorkspacePage([]);
    const [checked] = part('Built in').getAllByText(/checked/);
    expect(checked?.textContent).toMatch(/checked [A-Z][a-z]{2} \d{1,2}, \d{4}$/);
  });

  test('say to who is connected to no hub what the page will show', () => {
    render(<Workspace deps={null} openOptions={() => {}} />);
    screen.getByText(/this page shows your team’s sites and members/);
  });

  test('show what was reported, by its recipe’s name, and nothing of any page', async () => {
    await openWorkspacePage([report]);
    const health = part('Recipes that find nobody');
    health.getByText('HubSpot');
    health.getByText(/Reported 3 times.*Name 1 · E-mail 0/);
  });

  test('switch LinkedIn on for this machine alone', async () => {
    const { switched } = await openWorkspacePage([]);
    fireEvent.click(part('Built in').getByRole('button', { name: 'Read LinkedIn' }));
    expect(switched).toEqual([['linkedin']]);
  });

  test('list a recipe that this version cannot read, so that it can be removed', async () => {
    await openWorkspacePage([rowOf('?', { ...approved, recipe: { fields: 'elsewhere' } })]);
    part('The workspace’s recipes').getByText('Made by another version of Touchline');
  });
});

test('without a hub the page leads to the options', () => {
  render(<Workspace deps={null} openOptions={() => {}} />);
  screen.getByRole('button', { name: /options|Connect/i });
});
