import { sql } from 'kysely';
import type { Member, Workspace } from '#lib/model/member.ts';
import type { Tx } from '#server/db/schema.ts';
import type { Store } from '#server/db/store.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import { findMember, hasHadAddress, whoIsIn } from '#server/members/repository.ts';
import { findWorkspace } from '#server/workspaces/repository.ts';
import type { Person } from './people/people.ts';
import type { Provider } from './people/provider-settings.ts';

/** A workspace that a person may enter: as the member they are, or (memberId null) as the one their domain makes them. */
export type Membership = {
  readonly workspace: Workspace;
  readonly role: Member['role'];
  readonly memberId: string | null;
  /** How many people are in it, and the names of those who look after it. */
  readonly people: number;
  readonly admins: string[];
};

type Place = { readonly workspaceId: string; readonly memberId: string };

/** Where somebody who proved this address is a member, in all workspaces. */
export async function placesOf({ db }: Store, email: string): Promise<Place[]> {
  const { rows } = await sql<{ workspace_id: string; member_id: string }>`
    select workspace_id, member_id from app.memberships_of(${email})`.execute(db);
  return rows.map(({ workspace_id, member_id }) => ({ workspaceId: workspace_id, memberId: member_id }));
}

/** The workspaces that this person may enter, by name. Nothing is made. */
export async function membershipsOf(
  store: Store,
  person: Person,
  providers: readonly Provider[],
): Promise<Membership[]> {
  const places = await placesOf(store, person.email);
  const found = await Promise.all([
    ...places.map(({ workspaceId, memberId }) =>
      inWorkspace(store.db, workspaceId, (tx) => asMember(tx, workspaceId, memberId)),
    ),
    ...(await joinable(store, person, providers)).map(({ workspace, role }) =>
      inWorkspace(store.db, workspace, (tx) => asNewcomer(tx, workspace, { role, email: person.email })),
    ),
  ]);
  return found.filter((each) => each !== null).sort((a, b) => a.workspace.name.localeCompare(b.workspace.name));
}

/** What this person's providers let people of their domain join. */
async function joinable({ auth }: Store, { id, email }: Person, providers: readonly Provider[]) {
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
  const speaking = providers.filter(({ join, domains }) => join !== null && domains.includes(domain));
  if (speaking.length === 0) return [];
  const accounts = await auth.db.selectFrom('auth.account').select('providerId').where('userId', '=', id).execute();
  const used = new Set(accounts.map(({ providerId }) => providerId));
  return speaking.flatMap((provider) => (used.has(provider.id) && provider.join !== null ? [provider.join] : []));
}

async function asMember(tx: Tx, workspaceId: string, memberId: string): Promise<Membership | null> {
  const member = await findMember(tx, workspaceId, memberId);
  return member === null ? null : described(tx, workspaceId, { role: member.role, memberId });
}

/** Who was taken out of the workspace stays out until somebody invites them again. */
async function asNewcomer(tx: Tx, workspaceId: string, { role, email }: Pick<Member, 'role'> & { email: string }) {
  if (await hasHadAddress(tx, workspaceId, email)) return null;
  return described(tx, workspaceId, { role, memberId: null });
}

async function described(
  tx: Tx,
  workspaceId: string,
  as: Pick<Membership, 'role' | 'memberId'>,
): Promise<Membership | null> {
  const workspace = await findWorkspace(tx, workspaceId);
  return workspace === null ? null : { workspace, ...as, ...(await whoIsIn(tx, workspaceId)) };
}
