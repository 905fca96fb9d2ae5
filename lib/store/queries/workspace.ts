import type { TouchlineDatabase } from '#lib/store/database.ts';

/** The statuses with their definitions, in the order of the life cycle. */
export const definitions = async (db: TouchlineDatabase) =>
  (await db.definitions.toArray()).sort((a, b) => a.order - b.order);

/** Campaigns, the one that starts last first. */
export const campaigns = async (db: TouchlineDatabase) =>
  (await db.campaigns.toArray()).sort((a, b) => b.startsAt.localeCompare(a.startsAt));

export const members = async (db: TouchlineDatabase) =>
  (await db.members.toArray()).sort((a, b) => a.name.localeCompare(b.name));
