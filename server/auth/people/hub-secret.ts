import { makeSecret } from '#server/auth/secrets.ts';
import type { Store } from '#server/db/store.ts';

const NAME = 'secret';

/** The configured secret, or the one that the first hub on this database made: all hubs on it must have the same. */
export async function hubSecret({ db }: Store['auth'], configured: string | undefined): Promise<string> {
  if (configured !== undefined) return configured;
  await db
    .insertInto('auth.settings')
    .values({ name: NAME, value: makeSecret() })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const { value } = await db
    .selectFrom('auth.settings')
    .select('value')
    .where('name', '=', NAME)
    .executeTakeFirstOrThrow();
  return value;
}
