import { setTimeout as sleep } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import type { Role } from '#lib/model/member.ts';
import { invitationResponse } from '#lib/protocol/identity.ts';
import { TestClient } from '#test/server/sync/test-client.ts';
import { joinByLink } from '#test/support/e2e/observer.ts';
import { freePort } from '#test/support/hub/free-port.ts';
import { spawnHub, storeFolder } from '#test/support/hub/spawn-hub.ts';
import { posting, type TestMember } from '#test/support/hub/start-test-hub.ts';
import { isAnother, postmaster } from '#test/support/hub/under-kills.ts';
import type { HubUnderTest, Owner } from './team.ts';

/** A hub of its own process over its embedded PostgreSQL: both can be killed. All histories share one workspace. */
export async function openHubSpawned(): Promise<HubUnderTest & { close(): Promise<void> }> {
  const folder = storeFolder();
  const port = String(await freePort());
  const url = `http://127.0.0.1:${port}`;
  const env = { TOUCHLINE_DATA: folder.path, TOUCHLINE_PORT: port, LOG_LEVEL: 'silent', LIMITS: 'memberPerMinute=0' };
  let hub = spawnHub(['serve'], env);
  await hub.says('/join#');
  const admin = await joinByLink(`${url}/join#${/\/join#(\S+)/.exec(hub.out())?.[1]}`);
  const team = {
    owners: [await joined(admin, url, 'rep'), await joined(admin, url, 'rep'), await joined(admin, url, 'lead')],
    witness: await joined(admin, url, 'marketer'),
    contacts: await addContacts(admin),
  };
  return {
    newTeam: async () => team,
    startAnew: async () => {},
    async kill(what) {
      const server = postmaster(folder.path);
      if (what === 'hub') {
        hub.child.kill('SIGKILL');
        await hub.ended;
        hub = spawnHub(['serve'], env);
      } else process.kill(server, 'SIGKILL');
      // Until its last process has noticed, a PostgreSQL without its head goes on answering.
      while ((what !== 'hub' && !isAnother(postmaster(folder.path), server)) || !(await isReady(url))) await sleep(50);
    },
    async close() {
      hub.child.kill('SIGTERM');
      await hub.ended;
      folder.remove();
    },
  };
}

/** Invites somebody as an admin does; they join by the link. */
async function joined(admin: TestMember, url: string, role: Role): Promise<Owner> {
  const answer = await admin.fetch('/invitations', posting({ name: role, email: null, role }));
  const { link } = invitationResponse.parse(await answer.json());
  const { workspace, member, token } = await joinByLink(`${url}/join${new URL(link).hash}`);
  return { hub: () => url, workspaceId: workspace.id, member, token };
}

async function addContacts(admin: TestMember): Promise<string[]> {
  const client = new TestClient(admin);
  const ids = [uuidv7(), uuidv7()];
  for (const contactId of ids) {
    const nothing = { email: null, phone: null, title: null, companyName: null };
    await client.push({ name: 'contact.add', contactId, fullName: `Contact ${contactId}`, ...nothing });
  }
  return ids;
}

const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );
