import { sql } from 'kysely';
import * as z from 'zod/mini';
import type { TouchPage } from '#lib/model/contact.ts';
import { type Id, id, instant } from '#lib/model/id.ts';
import type { Touch } from '#lib/model/touch.ts';
import type { Row, Tx } from '#server/db/schema.ts';

/** Where a page of touches ended: older ones come next. */
const position = z.object({ at: instant, id });

/** A row of `app.touches` as everybody outside the hub's tables sees it. */
const touchOf = (row: Row<'app.touches'>): Touch => ({
  id: row.id,
  type: row.type,
  channel: row.channel,
  occurredAt: row.occurred_at,
  title: row.title,
  campaignId: row.campaign_id,
  verdict: row.verdict,
  source: row.source,
  props: row.props,
});

/** One page of a contact's touches, newest first: those before the place that `before` (a page's `next`) names. */
export async function touchesBefore(
  tx: Tx,
  workspaceId: Id,
  contactId: Id,
  { before, limit }: { before: string | null; limit: number },
): Promise<TouchPage> {
  const from = before === null ? null : readPosition(before);
  const rows = await tx
    .selectFrom('app.touches')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('contact_id', '=', contactId)
    .$if(from !== null, (query) =>
      query.where(sql<boolean>`(occurred_at, id) < (${from?.at}::timestamptz, ${from?.id}::uuid)`),
    )
    .orderBy('occurred_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next = rows.length > limit && last !== undefined ? `${last.occurred_at}~${last.id}` : null;
  return { touches: page.map(touchOf), next };
}

/** Reads a page's `next`; null for anything else. */
export function readPosition(text: string): z.infer<typeof position> | null {
  const [at, touchId] = text.split('~');
  const read = z.safeParse(position, { at, id: touchId });
  return read.success ? read.data : null;
}
