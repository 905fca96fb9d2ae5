import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { type Mark, readMark, writeMark } from '#lib/known/mark.ts';
import { packHashes, writeAdded, writeWhole } from '#lib/known/wire.ts';
import type { Id } from '#lib/model/id.ts';
import { knownQuery } from '#lib/protocol/known.ts';
import { problemAnswers } from '#server/app/answers.ts';
import type { AppDeps } from '#server/app/deps.ts';
import type { MemberEnv } from '#server/app/env.ts';
import { queryOf } from '#server/app/validated.ts';
import { allow } from '#server/auth/authed.ts';
import type { Db } from '#server/db/schema.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import { createFilters } from './filters.ts';
import { hashNow } from './hash.ts';
import { currentMark, entriesAfter } from './repository.ts';

/** More than this since the asker's mark, and the whole filter comes (160 kB of hashes). */
const ADDED_MAX = 20_000;

const DESCRIPTION =
  'A Bloom filter over keyed hashes (lib/known): what it denies, no contact of the workspace has; addresses cannot be ' +
  'listed from it. With "since" only what was added after that mark, as hashes, when that is not too much. The mark ' +
  'stands in the bytes, in the ETag and in each pull. The bytes: lib/known/wire.ts.';

/** GET /known: the filter of all addresses and numbers that the workspace knows. Mounted behind `authed`. */
export function knownRoutes({ store }: AppDeps): Hono<MemberEnv> {
  const filters = createFilters(store.db);
  return new Hono<MemberEnv>().get(
    '/known',
    describeRoute({
      tags: ['Contacts'],
      summary: 'Get the filter of known addresses',
      description: DESCRIPTION,
      responses: {
        200: { description: 'The filter, or what was added', content: { 'application/octet-stream': {} } },
        304: { description: 'Nothing was added since the mark in If-None-Match' },
        ...problemAnswers(['body_invalid']),
      },
    }),
    allow('workspace.read'),
    queryOf(knownQuery),
    async (c) => {
      const { workspaceId } = c.var;
      const mark = await inWorkspace(store.db, workspaceId, (tx) => currentMark(tx, workspaceId));
      if (c.req.header('if-none-match')?.includes(`"${writeMark(mark)}"`)) return c.body(null, 304);
      const { since } = c.req.valid('query');
      const asked = since === undefined ? null : readMark(since);
      const goesOn = asked !== null && asked.key === mark.key && asked.position <= mark.position;
      const answer =
        (goesOn ? await addedSince(store.db, workspaceId, asked) : null) ?? (await filters.of(workspaceId));
      const bytes = 'hashes' in answer ? writeAdded(answer) : writeWhole(answer);
      return c.body(bytes, 200, { 'content-type': 'application/octet-stream', etag: `"${writeMark(answer)}"` });
    },
  );
}

/** What came in after a mark; null when that is too much. */
async function addedSince(db: Db, workspaceId: Id, { key, position }: Mark) {
  const entries = await inWorkspace(db, workspaceId, (tx) => entriesAfter(tx, workspaceId, position, ADDED_MAX + 1));
  if (entries.length > ADDED_MAX) return null;
  const hashes = packHashes(entries.map(({ form }) => hashNow(key, form)));
  return { key, position: entries.at(-1)?.position ?? position, hashes };
}
