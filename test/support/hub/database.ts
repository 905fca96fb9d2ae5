import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { inject } from 'vitest';
import { openStore, type Store } from '#server/db/store.ts';
import { LIMITS, type Limits } from '#server/limits/defaults.ts';
import { run, withDatabase } from './global-setup.ts';

export type TestDatabase = {
  readonly store: Store;
  /** For a second hub, or a look from outside as the server's administrator. */
  readonly databaseUrl: string;
  close(): Promise<void>;
};

/** A fresh, migrated database from the run's template; closing drops it. */
export async function openTestDatabase(limits: Limits = LIMITS): Promise<TestDatabase> {
  const { url, template } = inject('pgServer');
  const name = `touchline_test_${randomUUID().replaceAll('-', '')}`;
  await run(url, `create database ${name} template ${template}`);
  const databaseUrl = withDatabase(url, name);
  const store = await openStore(
    { connection: { connectionString: databaseUrl }, rolesLogIn: false },
    pino({ level: 'silent' }),
    limits,
  );
  return {
    store,
    databaseUrl,
    close: async () => {
      await store.close();
      await run(url, `drop database if exists ${name} with (force)`);
    },
  };
}
