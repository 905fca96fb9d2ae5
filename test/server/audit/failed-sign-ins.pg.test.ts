import { expect, it, vi } from 'vitest';
import { countFailedSignIns } from '#server/audit/failed-sign-ins.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import { makeWorkspace, startTestHub } from '#test/support/hub/start-test-hub.ts';

it('tries that fail are counted, and written down as one event', async () => {
  const hub = await startTestHub();
  const { id } = await makeWorkspace(hub);
  const { db } = hub.database.store;
  const failed = countFailedSignIns(db, 20);
  for (const workspaceId of [id, id, id, '01985c9c-0000-7000-8000-00000000000b']) failed(workspaceId);
  const log = () =>
    inWorkspace(db, id, (tx) => tx.selectFrom('app.audit').select(['action', 'details', 'actor_id']).execute());
  await vi.waitFor(async () => expect(await log()).not.toEqual([]), { timeout: 10_000 });
  expect(await log()).toEqual([{ action: 'member.sign_in_failed', details: { times: 3 }, actor_id: null }]);
  await hub.close();
});
