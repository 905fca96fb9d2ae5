import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, expect, it } from 'vitest';
import { openDatabase } from '#server/db/open-database.ts';
import { storeFolder } from '#test/support/hub/spawn-hub.ts';

const folder = storeFolder();
afterAll(() => folder.remove());

it('a store whose path is too long for a socket works all the same', async () => {
  const store = await openDatabase({ dataDir: join(folder.path, 'a'.repeat(120)) }, pino({ level: 'silent' }));
  await expect(store.ping()).resolves.toBeUndefined();
  await store.close();
});
