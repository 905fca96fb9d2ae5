import { v7 as uuidv7 } from 'uuid';
import type { Role, Workspace } from '#lib/model/member.ts';
import { touchType } from '#lib/model/touch-types.ts';
import type { NewRow, Tx } from '#server/db/schema.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import { joinAs, makeWorkspace, startTestHub, type TestHub } from '#test/support/hub/start-test-hub.ts';
import { TestClient } from './test-client.ts';

const DAY = 86_400_000;

/** A hub with two workspaces, and what a test of sync puts into the first. */
export type World = Awaited<ReturnType<typeof openWorld>>;

export async function openWorld() {
  const hub: TestHub = await startTestHub();
  const workspace = await makeWorkspace(hub);
  const elsewhere = await makeWorkspace(hub, 'Other');
  const inside = <T>(work: (tx: Tx) => Promise<T>) => inWorkspace(hub.database.store.db, workspace.id, work);
  const client = async (role: Role, of: Workspace) => new TestClient(await joinAs(hub, of, role));

  return {
    hub,
    workspace,
    inside,
    close: () => hub.close(),
    join: (role: Role = 'rep') => client(role, workspace),
    joinElsewhere: (role: Role = 'rep') => client(role, elsewhere),

    /** Stores a contact that has no note yet. */
    addContact: ({ email, ...fields }: { name?: string; title?: string; status?: string; email?: string } = {}) =>
      inside(async (tx) => {
        const id = uuidv7();
        await tx
          .insertInto('app.contacts')
          .values({ workspace_id: workspace.id, id, name: 'Kim', ...fields })
          .execute();
        const address = { workspace_id: workspace.id, kind: 'email' as const, contact_id: id };
        if (email)
          await tx
            .insertInto('app.contact_addresses')
            .values({ ...address, address: email })
            .execute();
        return id;
      }),

    addTouch: (contactId: string, { type, title, daysAgo }: { type: string; title: string; daysAgo: number }) =>
      inside(async (tx) => {
        const id = uuidv7();
        const touch: NewRow<'app.touches'> = {
          workspace_id: workspace.id,
          id,
          contact_id: contactId,
          type,
          channel: touchType(type).channel,
          occurred_at: new Date(Date.now() - daysAgo * DAY).toISOString(),
          title,
          verdict: 'human',
          source: 'test',
          message_id: id,
        };
        await tx.insertInto('app.touches').values(touch).execute();
      }),

    /** What a change of roles or scope does. */
    raiseEpoch: ({ id }: Workspace) =>
      inWorkspace(hub.database.store.db, id, (tx) =>
        tx
          .updateTable('app.workspaces')
          .set((row) => ({ visibility_epoch: row('visibility_epoch', '+', 1) }))
          .where('workspace_id', '=', id)
          .execute(),
      ),

    /** The workspace's counter. */
    counter: () =>
      inside(async (tx) => {
        const row = await tx
          .selectFrom('app.workspace_versions')
          .select('version')
          .where('workspace_id', '=', workspace.id)
          .executeTakeFirstOrThrow();
        return row.version;
      }),
  };
}
