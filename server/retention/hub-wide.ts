import { sql } from 'kysely';
import type { Tx } from '#server/db/schema.ts';
import { HUB_RETENTION_DAYS, type HubRetentionKind } from './kinds.ts';

const DAY_MS = 86_400_000;

/**
 * Takes away what of schema `auth` has ended, and whom no workspace has any more. Several hubs may do it at once: what one
 * has deleted, another doesn't find. Needs the owner's transaction: who is a member stands in every workspace.
 */
export async function runHubRetention(owner: Tx, now: Date): Promise<Partial<Record<HubRetentionKind, number>>> {
  const cutoff = (kind: HubRetentionKind) => new Date(now.getTime() - HUB_RETENTION_DAYS[kind] * DAY_MS).toISOString();
  const ended = cutoff('signInPages');
  const gone = {
    signInPages:
      (await deleted(owner, sql`delete from auth.session where "expiresAt" < ${ended}`)) +
      (await deleted(owner, sql`delete from auth.verification where "expiresAt" < ${ended}`)) +
      (await deleted(owner, sql`delete from auth.device_codes where expires_at < ${ended}`)),
    people: await deleteStrangers(owner, cutoff('people')),
  };
  return Object.fromEntries(Object.entries(gone).filter(([, count]) => count > 0));
}

/** With their accounts, sessions and second factor, which the database lets go with them. */
const deleteStrangers = (owner: Tx, cutoff: string) =>
  deleted(
    owner,
    sql`delete from auth."user" as stranger where "updatedAt" < ${cutoff}
      and not exists (select 1 from auth.session where "userId" = stranger.id and "createdAt" > ${cutoff})
      and not exists (select 1 from app.members where lower(email) = lower(stranger.email)
        and (removed_at is null or removed_at > ${cutoff}))`,
  );

async function deleted(owner: Tx, statement: ReturnType<typeof sql>): Promise<number> {
  return Number((await statement.execute(owner)).numAffectedRows ?? 0);
}
