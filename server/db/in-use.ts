import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { StartError } from '#server/start-error.ts';

/** How long connections that were just closed may still be listed. */
const LINGER_MS = 1_000;
const LOOK_EVERY_MS = 100;

/** Throws StartError while a hub, or another command, is connected to this database: what it acknowledged would be lost. */
export async function refuseWhileInUse(client: Client): Promise<void> {
  for (let waited = 0; ; waited += LOOK_EVERY_MS) {
    const { rows } = await client.query<{ others: number }>(
      `select count(*) as others from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and application_name like 'touchline%'`,
    );
    const others = rows[0]?.others ?? 0;
    if (others === 0) return;
    if (waited >= LINGER_MS) {
      throw new StartError(
        'database_in_use',
        `A hub or a command is at work on this database (${others} connections): stop every hub, then run this again.`,
      );
    }
    await sleep(LOOK_EVERY_MS);
  }
}
