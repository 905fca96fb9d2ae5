import * as z from 'zod/mini';
import { type Id, id, instant } from '#lib/model/id.ts';
import type { Tx } from '#server/db/schema.ts';
import { AUDIT_ACTIONS, type AuditAction } from './events.ts';

/** An event as admins read it. */
export const auditEntry = z.object({
  id,
  at: instant,
  action: z.string(),
  actorId: z.nullable(id),
  memberId: z.nullable(id),
  subject: z.nullable(z.string()),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
export type AuditEntry = z.infer<typeof auditEntry>;

/** One page, newest first; `next` asks for the page after it. */
export const auditPage = z.object({ entries: z.array(auditEntry), next: z.nullable(id) });
export type AuditPage = z.infer<typeof auditPage>;

/** What to show of the log. */
export const auditFilter = z.object({
  action: z.optional(z.enum(AUDIT_ACTIONS)),
  actor: z.optional(id),
  from: z.optional(instant),
  to: z.optional(instant),
});
export type AuditFilter = z.infer<typeof auditFilter>;

/** The events of a workspace that pass the filter, newest first (their ids are made in that order), before an earlier page's end. */
export async function listAudit(
  tx: Tx,
  workspaceId: Id,
  filter: AuditFilter,
  { before, limit }: { before: Id | undefined; limit: number },
): Promise<AuditPage> {
  const { action, actor, from, to } = filter;
  const rows = await tx
    .selectFrom('app.audit')
    .select(['id', 'at', 'action', 'actor_id as actorId', 'member_id as memberId', 'subject', 'details'])
    .where('workspace_id', '=', workspaceId)
    .$if(action !== undefined, (query) => query.where('action', '=', action as AuditAction))
    .$if(actor !== undefined, (query) => query.where('actor_id', '=', actor as Id))
    .$if(from !== undefined, (query) => query.where('at', '>=', from as string))
    .$if(to !== undefined, (query) => query.where('at', '<', to as string))
    .$if(before !== undefined, (query) => query.where('id', '<', before as Id))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const entries = rows.slice(0, limit);
  return { entries, next: rows.length > limit ? (entries.at(-1)?.id ?? null) : null };
}
