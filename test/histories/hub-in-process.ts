import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { Role, Workspace } from '#lib/model/member.ts';
import { seedInto } from '#test/support/hub/seed.ts';
import { joinAs, makeWorkspace, startTestHub } from '#test/support/hub/start-test-hub.ts';
import type { HubUnderTest, Owner } from './team.ts';

/** A hub in this process over a database of its own, which can lose its connections to it, but not die. */
export async function openHubInProcess(): Promise<HubUnderTest & { close(): Promise<void> }> {
  const hub = await startTestHub();
  const admin = new Client({ connectionString: hub.database.databaseUrl });
  await admin.connect();

  const owner = async (workspace: Workspace, role: Role, name: string): Promise<Owner> => {
    const { member, token } = await joinAs(hub, workspace, role, name);
    return { hub: () => hub.url, workspaceId: workspace.id, member, token };
  };
  async function newTeam() {
    hub.logged.length = 0;
    const workspace = await makeWorkspace(hub);
    const { contact } = seedInto(hub, workspace);
    const contacts = [await contact({ name: 'Jane Doe' }), await contact({ name: 'Rui Tavares' })];
    const owners = [
      await owner(workspace, 'rep', 'Sam'),
      await owner(workspace, 'rep', 'Kim'),
      await owner(workspace, 'lead', 'Lea'),
    ];
    return { owners, witness: await owner(workspace, 'marketer', 'Mia'), contacts };
  }
  return {
    newTeam: () => patiently(newTeam),
    async startAnew() {
      await admin.query('update app.workspaces set visibility_epoch = visibility_epoch + 1');
    },
    async kill() {
      const others = 'datname = current_database() and pid <> pg_backend_pid()';
      await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where ${others}`);
    },
    async close() {
      await admin.end();
      await hub.close();
    },
  };
}

/** What a test does by hand has none of a client's patience: connections that were cut are noticed one by one. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let left = 20; ; left -= 1) {
    try {
      return await work();
    } catch (error) {
      if (left === 0) throw error;
      await sleep(10);
    }
  }
}
