import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seedInto } from '#test/support/hub/seed.ts';
import {
  joinAs,
  makeWorkspace,
  startTestHub,
  type TestHub,
  type TestMember,
} from '#test/support/hub/start-test-hub.ts';
import { backUpUnderLoad } from './under-load.ts';

const folder = mkdtempSync(join(tmpdir(), 'touchline-load-'));
let hub: TestHub;
let member: TestMember;
let contactId: string;

beforeAll(async () => {
  hub = await startTestHub();
  member = await joinAs(hub, await makeWorkspace(hub));
  contactId = await seedInto(hub, member.workspace).contact({ name: 'Ada Byron' });
});
afterAll(async () => {
  await hub.close();
  rmSync(folder, { recursive: true, force: true });
});

// Twenty times: under-load.long.ts.
it('a backup under writes holds every note up to the version it states, and none above', async () => {
  const desk = { url: hub.url, workspaceId: member.workspace.id, token: member.token, contactId };
  const { restored, source, meanwhile } = await backUpUnderLoad(
    hub.database.databaseUrl,
    desk,
    join(folder, 'a.backup'),
  );
  expect(restored).toEqual(source);
  expect(restored.rows).toBeGreaterThanOrEqual(20);
  expect(meanwhile).toBeGreaterThan(0);
});
