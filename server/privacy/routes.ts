import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as z from 'zod/mini';
import { id, instant, line } from '#lib/model/id.ts';
import { answers } from '#server/app/answers.ts';
import type { AppDeps } from '#server/app/deps.ts';
import type { MemberEnv } from '#server/app/env.ts';
import { HubProblem } from '#server/app/hub-problem.ts';
import { jsonBody } from '#server/app/validated.ts';
import { allow } from '#server/auth/authed.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import { erasePerson, previewErasure } from './erase-person.ts';
import { CSV_TABLES, csvOf, exportPerson } from './export-person.ts';
import { SeveralPeople } from './person.ts';
import { suppressPerson, unsuppressPerson } from './suppress.ts';
import { listSuppressions } from './suppressions.ts';

const TAGS = ['Privacy'];
const PROBLEMS = ['body_invalid', 'body_not_json', 'role_not_allowed', 'person_ambiguous'] as const;

/** An e-mail address, a number, a user's or visitor's id of a source, or a contact's id; for suppressions also `@domain`. */
const who = line(320);
const counts = z.record(z.string(), z.int());
const erasure = z.object({ id: z.nullable(id), contacts: z.int(), membersStay: z.int(), counts });
const personExport = z.looseObject({
  format: z.string(),
  exportedAt: instant,
  held: z.record(z.string(), z.array(z.looseObject({}))),
  team: z.record(z.string(), z.array(z.looseObject({}))),
});
const suppressions = z.object({
  suppressions: z.array(
    z.object({
      id,
      at: instant,
      byId: z.nullable(id),
      kind: z.enum(['address', 'domain']),
      domain: z.nullable(z.string()),
    }),
  ),
});

/** What admins do about one person. Addresses stand in bodies, never in URLs, so that no log on the way holds them. */
export const privacyRoutes = (deps: AppDeps): Hono<MemberEnv> =>
  new Hono<MemberEnv>()
    .route('/privacy', eraseRoute(deps))
    .route('/privacy', exportRoute(deps))
    .route('/privacy', suppressionRoutes(deps));

const eraseRoute = ({ store, bus, ledger, now }: AppDeps) =>
  new Hono<MemberEnv>().post(
    '/erase',
    describeRoute({
      tags: TAGS,
      summary: 'Erase one person for good',
      description:
        'With "dryRun" nothing is changed, and the answer says what would go. docs/privacy.md says what goes. "membersStay" counts members of this workspace by that address: take them out first.',
      responses: answers('Rows by table', erasure, PROBLEMS),
    }),
    allow('person.erase'),
    jsonBody(z.object({ who, suppress: z._default(z.boolean(), false), dryRun: z._default(z.boolean(), false) })),
    async (c) => {
      const { workspaceId, member } = c.var;
      const { who: asked, suppress, dryRun } = c.req.valid('json');
      if (dryRun) return c.json({ id: null, ...(await orAmbiguous(previewErasure(store.db, workspaceId, asked))) });
      const deps = { db: store.db, bus, ledger, now };
      return c.json(await orAmbiguous(erasePerson(deps, workspaceId, { asked, byId: member.id, suppress })));
    },
  );

const exportRoute = ({ store, now }: AppDeps) =>
  new Hono<MemberEnv>().post(
    '/export',
    describeRoute({
      tags: TAGS,
      summary: 'Everything held on one person',
      description: 'As JSON, complete; or, with "as", one table of it as CSV.',
      responses: answers('The export', personExport, PROBLEMS),
    }),
    allow('person.export'),
    jsonBody(z.object({ who, as: z._default(z.enum(['json', ...CSV_TABLES]), 'json') })),
    async (c) => {
      const { workspaceId, member } = c.var;
      const { who: asked, as } = c.req.valid('json');
      const held = await orAmbiguous(exportPerson(store.db, workspaceId, { asked, byId: member.id, now: now() }));
      if (as === 'json') return c.json(held);
      const disposition = `attachment; filename="${as}.csv"`;
      return c.body(csvOf(held, as), 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': disposition,
      });
    },
  );

const suppressionRoutes = ({ store, ledger, now }: AppDeps) =>
  new Hono<MemberEnv>()
    .get(
      '/suppressions',
      describeRoute({
        tags: TAGS,
        summary: 'Who objects',
        description: 'People stand there without their address: what is kept of it is a hash.',
        responses: answers('Newest first', suppressions, ['role_not_allowed']),
      }),
      allow('person.suppress'),
      async (c) => {
        const { workspaceId } = c.var;
        return c.json({
          suppressions: await inWorkspace(store.db, workspaceId, (tx) => listSuppressions(tx, workspaceId)),
        });
      },
    )
    .post(
      '/suppressions',
      describeRoute({
        tags: TAGS,
        summary: 'Keep nothing about somebody, or a domain, from now on',
        responses: answers('How many touches were taken away', z.object({ touches: z.int() }), PROBLEMS),
      }),
      allow('person.suppress'),
      jsonBody(z.object({ who })),
      async (c) => {
        const { workspaceId, member } = c.var;
        const wish = { asked: c.req.valid('json').who, byId: member.id };
        return c.json(await orAmbiguous(suppressPerson({ db: store.db, ledger, now }, workspaceId, wish)));
      },
    )
    .post(
      '/suppressions/lift',
      describeRoute({
        tags: TAGS,
        summary: 'Take somebody off the list of those who object',
        responses: answers('Whether they stood on it', z.object({ lifted: z.boolean() }), PROBLEMS),
      }),
      allow('person.suppress'),
      jsonBody(z.object({ who })),
      async (c) => {
        const { workspaceId, member } = c.var;
        const wish = { asked: c.req.valid('json').who, byId: member.id };
        return c.json({ lifted: await orAmbiguous(unsuppressPerson(store.db, workspaceId, wish)) });
      },
    );

async function orAmbiguous<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof SeveralPeople) throw new HubProblem('person_ambiguous', error.message, ['who']);
    throw error;
  }
}
