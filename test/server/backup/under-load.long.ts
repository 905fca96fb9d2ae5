import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LIMITS } from '#server/limits/defaults.ts';
import { seedInto } from '#test/support/hub/seed.ts';
import {
  joinAs,
  makeWorkspace,
  startTestHub,
  type TestHub,
  type TestMember,
} from '#test/support/hub/start-test-hub.ts';
import { backUpUnderLoad } from './under-load.ts';

const TIMES = 20;
const folder = mkdtempSync(join(tmpdir(), 'touchline-load-'));
let hub: TestHub;
let member: TestMember;
let contactId: string;

beforeAll(async () => {
  hub = await startTestHub({ limits: { ...LIMITS, memberPerMinute: 0 } });
  member = await joinAs(hub, await makeWorkspace(hub));
  contactId = await seedInto(hub, member.workspace).contact({ name: 'Ada Byron' });
});
afterAll(async () => {
  await hub.close();
  rmSync(folder, { recursive: true, force: true });
});

it(`${TIMES} backups under load, each restored, equal the moment they state`, async () => {
  const desk = { url: hub.url, workspaceId: member.workspace.id, token: member.token, contactId };
  for (let time = 0; time < TIMES; time += 1) {
    const { restored, source, meanwhile } = await backUpUnderLoad(
      hub.database.databaseUrl,
      desk,
      join(folder, 'a.backup'),
    );
    expect(restored).toEqual(source);
    console.log(`backup ${time + 1}: ${restored.rows} notes; ${meanwhile} more were written while it ran`);
  }
});
