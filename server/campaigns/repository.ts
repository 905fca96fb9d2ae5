import type { Campaign } from '#lib/model/campaign.ts';
import type { Id } from '#lib/model/id.ts';
import { statement } from '#server/db/pipeline.ts';
import type { Row, Tx } from '#server/db/schema.ts';

/** Those of these campaigns that the workspace has. */
export async function findCampaigns(tx: Tx, workspaceId: Id, campaignIds: readonly Id[]): Promise<Set<Id>> {
  if (campaignIds.length === 0) return new Set();
  return new Set((await selectCampaigns(tx, [workspaceId, campaignIds])).map(({ id }) => id));
}

const selectCampaigns = statement<{ id: Id }>(
  'select id from app.campaigns where workspace_id = $1 and id = any($2::uuid[])',
);

/** Stores new campaigns. Each carries a version that was taken for it; `sample` marks generated ones. */
export async function insertCampaigns(tx: Tx, workspaceId: Id, campaigns: Campaign[], sample: boolean): Promise<void> {
  if (campaigns.length === 0) return;
  const rows = campaigns.map((campaign) => ({
    workspace_id: workspaceId,
    id: campaign.id,
    version: campaign.version,
    name: campaign.name,
    channel: campaign.channel,
    brief: campaign.brief,
    talk_track: campaign.talkTrack,
    starts_at: campaign.startsAt,
    ends_at: campaign.endsAt,
    sample,
  }));
  await tx.insertInto('app.campaigns').values(rows).execute();
}

/** A row of `app.campaigns` as everybody outside the hub's tables sees it. */
export const campaignOf = (row: Row<'app.campaigns'>): Campaign => ({
  id: row.id,
  version: row.version,
  name: row.name,
  channel: row.channel,
  brief: row.brief,
  talkTrack: row.talk_track,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
});
