import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Id, Instant } from '#lib/model/id.ts';
import { insertBulk, insertInto } from '#server/db/bulk.ts';
import type { Tx } from '#server/db/schema.ts';
import type { IncomingTouch } from './incoming.ts';
import { automaticClicks, type EmailTouch } from './verdict.ts';

/** A touch ready to be stored. */
export type NewTouch = {
  readonly contactId: Id | null;
  readonly visitor: string | null;
  readonly messageId: string;
  readonly campaignId: Id | null;
  readonly touch: IncomingTouch;
};

/** Stores touches; gives the message ids of those that the workspace did not have. */
export async function insertTouches(
  tx: Tx,
  workspaceId: Id,
  touches: readonly NewTouch[],
  receivedAt: Instant,
): Promise<Set<string>> {
  if (touches.length === 0) return new Set();
  const rows = touches.map(({ contactId, visitor, messageId, campaignId, touch }) => ({
    workspace_id: workspaceId,
    id: uuidv7({ msecs: Date.parse(touch.occurredAt) }),
    contact_id: contactId,
    anonymous_id: contactId === null ? visitor : null,
    type: touch.type,
    channel: touch.channel,
    occurred_at: touch.occurredAt,
    received_at: receivedAt,
    title: touch.title,
    campaign_id: campaignId,
    verdict: touch.verdict,
    source: touch.source,
    native_type: touch.nativeType,
    message_id: messageId,
    props: touch.props,
  }));
  const { rows: stored } = await sql<{ message_id: string }>`
    ${insertInto('app.touches', rows)}
    on conflict (workspace_id, message_id) do nothing returning message_id`.execute(tx);
  return new Set(stored.map(({ message_id }) => message_id));
}

/** Gives the touches that waited for a visitor to the person whom the visitor turned out to be. */
export async function claimTouches(
  tx: Tx,
  workspaceId: Id,
  found: readonly { visitor: string; contactId: Id }[],
): Promise<void> {
  if (found.length === 0) return;
  await sql`
    update app.touches as touch set contact_id = found.contact_id
    from unnest(${found.map(({ visitor }) => visitor)}::text[], ${found.map(({ contactId }) => contactId)}::uuid[])
      as found (visitor, contact_id)
    where touch.workspace_id = ${workspaceId} and touch.contact_id is null and touch.anonymous_id = found.visitor`.execute(
    tx,
  );
}

/** Campaigns by name (in lower case) and by id. */
export async function findCampaigns(tx: Tx, workspaceId: Id, names: ReadonlySet<string>): Promise<Map<string, Id>> {
  if (names.size === 0) return new Map();
  const rows = await tx
    .selectFrom('app.campaigns')
    .select(['id', 'name'])
    .where('workspace_id', '=', workspaceId)
    .execute();
  return new Map(rows.flatMap(({ id, name }) => [[id, id] as const, [name.toLowerCase(), id] as const]));
}

/** When contacts last said that they want no mail, or that they do: the later word holds. */
export async function setConsent(
  tx: Tx,
  workspaceId: Id,
  words: readonly { contactId: Id; at: Instant; mail: boolean }[],
): Promise<void> {
  for (const { contactId, at, mail } of words) {
    await tx
      .updateTable('app.contacts')
      .set({ unsubscribed_at: mail ? null : at })
      .where('workspace_id', '=', workspaceId)
      .where('id', '=', contactId)
      .where((contact) => contact.or([contact('unsubscribed_at', 'is', null), contact('unsubscribed_at', '<', at)]))
      .execute();
  }
}

/** A span of e-mail touches to look at again, in ISO 8601. */
export type Span = { readonly contactId: Id; readonly from: Instant; readonly to: Instant };

/** Marks clicks within these spans that no person made (verdict.ts); what is marked stays so. */
export async function markAutomaticClicks(tx: Tx, workspaceId: Id, spans: readonly Span[]): Promise<void> {
  if (spans.length === 0) return;
  const { rows } = await sql<EmailTouch & { contactId: Id }>`
    select touch.id, touch.type, touch.contact_id as "contactId", extract(epoch from touch.occurred_at)::float8 * 1000 as at,
      touch.props ->> 'email_id' as "emailId", coalesce(touch.props ->> 'link_url', touch.props ->> 'link_id', touch.props ->> 'url') as link
    from unnest(${spans.map(({ contactId }) => contactId)}::uuid[], ${spans.map(({ from }) => from)}::timestamptz[],
      ${spans.map(({ to }) => to)}::timestamptz[]) as span (contact_id, earliest, latest)
    join lateral (
      select * from app.touches
      where workspace_id = ${workspaceId} and contact_id = span.contact_id
        and occurred_at between span.earliest and span.latest
        and type in ('email.sent', 'email.delivered', 'email.clicked')) as touch on true`.execute(tx);
  const byContact = Map.groupBy(rows, ({ contactId }) => contactId);
  const marked = [...byContact.values()].flatMap((touches) => [...automaticClicks(touches)]);
  if (marked.length === 0) return;
  await sql`
    update app.touches as touch set verdict = 'machine', props = touch.props || jsonb_build_object('verdict_basis', marked.basis)
    from unnest(${marked.map(([id]) => id)}::uuid[], ${marked.map(([, basis]) => basis)}::text[]) as marked (id, basis)
    where touch.workspace_id = ${workspaceId} and touch.id = marked.id and touch.verdict <> 'machine'`.execute(tx);
}

/** An event that cannot be taken, with the reason. */
export type RejectedEvent = { readonly code: string; readonly message: string; readonly event: unknown };

/** Events set aside that a workspace keeps: the newest. Write keys stand in public pages, so anybody can send rubbish. */
const REJECTED_MAX = 10_000;

/** Sets events aside that cannot be taken, so that somebody can see what was sent. */
export async function keepRejected(tx: Tx, workspaceId: Id, rejected: readonly RejectedEvent[]): Promise<void> {
  await insertBulk(
    tx,
    'app.rejected_events',
    // A JSON null would become SQL's, which the column doesn't take.
    rejected.map(({ event, ...why }) => ({ workspace_id: workspaceId, id: uuidv7(), ...why, event: event ?? 'null' })),
  );
  await sql`
    delete from app.rejected_events where workspace_id = ${workspaceId} and id <= (
      select id from app.rejected_events where workspace_id = ${workspaceId}
      order by id desc offset ${REJECTED_MAX} limit 1)`.execute(tx);
}
