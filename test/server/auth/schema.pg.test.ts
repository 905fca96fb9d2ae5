import { getMigrations } from 'better-auth/db/migration';
import { expect, it } from 'vitest';
import { createAuth } from '#server/auth/people/create-auth.ts';
import { openTestDatabase } from '#test/support/hub/database.ts';

it('better-auth finds its tables as it wants them, so that no change of its schema goes unnoticed', async () => {
  const database = await openTestDatabase();
  const { auth } = database.store;
  const { options } = createAuth({ auth, publicUrl: 'http://hub.test', secret: 'x'.repeat(40), hubName: 'Hub' }, null);
  const { toBeAdded, toBeCreated } = await getMigrations(options);
  expect({ toBeAdded, toBeCreated }).toEqual({ toBeAdded: [], toBeCreated: [] });
  await database.close();
});
