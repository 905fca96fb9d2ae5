import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as z from 'zod/mini';
import { csvCell } from '#lib/import/report.ts';
import { id } from '#lib/model/id.ts';
import { answers, problemAnswers } from '#server/app/answers.ts';
import type { AppDeps } from '#server/app/deps.ts';
import type { MemberEnv } from '#server/app/env.ts';
import { queryOf } from '#server/app/validated.ts';
import { allow } from '#server/auth/authed.ts';
import type { Tx } from '#server/db/schema.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import { type AuditEntry, type AuditFilter, auditFilter, auditPage, listAudit } from './list.ts';
import { record } from './record.ts';

const TAGS = ['Privacy'];
const PAGE = 100;
/** Most rows of a file; with more, ask for one span of time after another. */
const FILE_MAX = 50_000;

const pageQuery = z.object({
  ...auditFilter.shape,
  before: z.optional(id),
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(500)), PAGE),
});

/** The audit log, for admins. Mounted behind `authed`. */
export const auditRoutes = ({ store }: AppDeps): Hono<MemberEnv> =>
  new Hono<MemberEnv>()
    .get(
      '/audit',
      describeRoute({
        tags: TAGS,
        summary: 'Who did what, newest first',
        description: 'People who are no members stand there as a hash under a key of the workspace, never by address.',
        responses: answers('One page; `next` is the `before` of the page after it', auditPage, [
          'body_invalid',
          'role_not_allowed',
        ]),
      }),
      allow('audit.read'),
      queryOf(pageQuery),
      async (c) => {
        const { workspaceId } = c.var;
        const { before, limit, ...filter } = c.req.valid('query');
        const page = { before, limit };
        return c.json(await inWorkspace(store.db, workspaceId, (tx) => listAudit(tx, workspaceId, filter, page)));
      },
    )
    .get(
      '/audit.csv',
      describeRoute({
        tags: TAGS,
        summary: 'The audit log as CSV',
        description: `At most ${FILE_MAX} events, newest first: for more, ask for one span of time after another.`,
        responses: {
          200: { description: 'The file', content: { 'text/csv': {} } },
          ...problemAnswers(['body_invalid', 'role_not_allowed']),
        },
      }),
      allow('audit.read'),
      queryOf(auditFilter),
      async (c) => {
        const { workspaceId, member } = c.var;
        const filter = c.req.valid('query');
        const entries = await inWorkspace(store.db, workspaceId, async (tx) => {
          const found = await all(tx, workspaceId, filter);
          const details = { rows: found.length };
          await record(tx, workspaceId, { action: 'audit.exported', actorId: member.id, details });
          return found;
        });
        const headers = {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': 'attachment; filename="audit.csv"',
        };
        return c.body(csvOf(entries), 200, headers);
      },
    );

const all = async (tx: Tx, workspaceId: string, filter: AuditFilter): Promise<AuditEntry[]> =>
  (await listAudit(tx, workspaceId, filter, { before: undefined, limit: FILE_MAX })).entries;

const COLUMNS = ['at', 'action', 'actorId', 'memberId', 'subject', 'details'] as const;

function csvOf(entries: readonly AuditEntry[]): string {
  const lines = entries.map((entry) =>
    COLUMNS.map((column) => (column === 'details' ? JSON.stringify(entry.details) : (entry[column] ?? ''))),
  );
  return [COLUMNS, ...lines].map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}
