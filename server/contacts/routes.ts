import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as z from 'zod/mini';
import { contactPicture, touchPage } from '#lib/model/contact.ts';
import { id } from '#lib/model/id.ts';
import { lookupRequest, lookupResponse, searchQuery, searchResponse } from '#lib/protocol/contacts.ts';
import { answers } from '#server/app/answers.ts';
import type { AppDeps } from '#server/app/deps.ts';
import type { MemberEnv } from '#server/app/env.ts';
import { HubProblem, notFound } from '#server/app/hub-problem.ts';
import { jsonBody, paramsOf, queryOf } from '#server/app/validated.ts';
import { allow } from '#server/auth/authed.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import { lookUp } from './lookup.ts';
import { pictureOf, TOUCHES_SHOWN } from './picture.ts';
import { findContact } from './repository.ts';
import { searchContacts } from './search.ts';
import { readPosition, touchesBefore } from './touches.ts';

const TAGS = ['Contacts'];
const TOUCHES_MAX = 500;

const ofContact = z.object({ id });
const touchQuery = z.object({
  before: z.optional(z.string().check(z.maxLength(100))),
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(TOUCHES_MAX)), TOUCHES_SHOWN),
});

/** Who is it, and what do we know of them. Reading creates nothing. Mounted behind `authed`. */
export const contactRoutes = (deps: AppDeps): Hono<MemberEnv> =>
  new Hono<MemberEnv>()
    .route('/contacts', lookupRoute(deps))
    .route('/contacts', searchRoute(deps))
    .route('/contacts', pictureRoute(deps))
    .route('/contacts', touchesRoute(deps));

/** A POST although it only reads: the address stands in the body, so that no log on the way holds it. */
const lookupRoute = ({ store, now }: AppDeps) =>
  new Hono<MemberEnv>().post(
    '/lookup',
    describeRoute({
      tags: TAGS,
      summary: 'Find people by one e-mail address or telephone number',
      responses: answers('All matches; the picture too when there is exactly one', lookupResponse, [
        'body_invalid',
        'body_not_json',
      ]),
    }),
    allow('workspace.read'),
    jsonBody(lookupRequest),
    async (c) => {
      const { workspaceId } = c.var;
      const request = c.req.valid('json');
      const answer = await inWorkspace(store.db, workspaceId, async (tx) => {
        const matches = await lookUp(tx, workspaceId, request);
        const [only, ...others] = matches;
        const one = only !== undefined && others.length === 0;
        return { matches, picture: one ? await pictureOf(tx, workspaceId, only.id, now()) : null };
      });
      return c.json(answer);
    },
  );

const searchRoute = ({ store }: AppDeps) =>
  new Hono<MemberEnv>().get(
    '/',
    describeRoute({
      tags: TAGS,
      summary: 'Search contacts: all words, anywhere in name, addresses and company',
      responses: answers('At most 20 cards, by name', searchResponse, ['body_invalid']),
    }),
    allow('workspace.read'),
    queryOf(searchQuery),
    async (c) => {
      const { workspaceId } = c.var;
      const { q } = c.req.valid('query');
      return c.json({ matches: await inWorkspace(store.db, workspaceId, (tx) => searchContacts(tx, workspaceId, q)) });
    },
  );

const pictureRoute = ({ store, now }: AppDeps) =>
  new Hono<MemberEnv>().get(
    '/:id',
    describeRoute({
      tags: TAGS,
      summary: 'Everything about one contact',
      responses: answers('The picture, as of now', contactPicture, ['not_found']),
    }),
    allow('workspace.read'),
    paramsOf(ofContact),
    async (c) => {
      const { workspaceId } = c.var;
      const contactId = c.req.valid('param').id;
      const picture = await inWorkspace(store.db, workspaceId, (tx) => pictureOf(tx, workspaceId, contactId, now()));
      if (picture === null) throw notFound();
      return c.json(picture);
    },
  );

const touchesRoute = ({ store }: AppDeps) =>
  new Hono<MemberEnv>().get(
    '/:id/touches',
    describeRoute({
      tags: TAGS,
      summary: 'Older touches of a contact, newest first',
      responses: answers('One page; `next` is the `before` of the page after it', touchPage, [
        'body_invalid',
        'not_found',
      ]),
    }),
    allow('workspace.read'),
    paramsOf(ofContact),
    queryOf(touchQuery),
    async (c) => {
      const { workspaceId } = c.var;
      const contactId = c.req.valid('param').id;
      const { before = null, limit } = c.req.valid('query');
      if (before !== null && readPosition(before) === null) {
        throw new HubProblem('body_invalid', 'Give as "before" what the page before gave as "next".', ['before']);
      }
      const page = await inWorkspace(store.db, workspaceId, async (tx) =>
        (await findContact(tx, workspaceId, contactId)) === null
          ? null
          : touchesBefore(tx, workspaceId, contactId, { before, limit }),
      );
      if (page === null) throw notFound();
      return c.json(page);
    },
  );
