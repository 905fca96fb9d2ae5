import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { createMiddleware } from 'hono/factory';
import { requestId } from 'hono/request-id';
import { secureHeaders } from 'hono/secure-headers';
import { describeRoute } from 'hono-openapi';
import * as z from 'zod/mini';
import { auditRoutes } from '#server/audit/routes.ts';
import { authed } from '#server/auth/authed.ts';
import { joinPage } from '#server/auth/join-page.ts';
import { signInPages } from '#server/auth/pages/routes.ts';
import { joinRoutes, meRoutes } from '#server/auth/routes.ts';
import { sessionRoutes } from '#server/auth/session-routes.ts';
import { tokenRoutes } from '#server/auth/token-routes.ts';
import { contactRoutes } from '#server/contacts/routes.ts';
import { knownRoutes } from '#server/known/routes.ts';
import { onlyAs } from '#server/limits/our-hosts.ts';
import { outboxPage } from '#server/mail/outbox-page.ts';
import { membershipRoutes } from '#server/members/routes.ts';
import { privacyRoutes } from '#server/privacy/routes.ts';
import { retentionRoutes } from '#server/retention/routes.ts';
import { syncRoutes } from '#server/sync/routes.ts';
import { touchRoutes } from '#server/touches/routes.ts';
import { aboutRoutes } from './about.ts';
import type { AppDeps } from './deps.ts';
import { answerDocs } from './docs-page.ts';
import type { HubEnv, MemberEnv } from './env.ts';
import { frontPage } from './front-page.ts';
import { notFound } from './hub-problem.ts';
import { limitBody } from './limit-body.ts';
import { answerProblem, onError } from './on-error.ts';
import { type ApiDocument, describeApi } from './openapi.ts';
import { operationRoutes } from './operations.ts';
import { watchRequests } from './watch-requests.ts';

// zod/mini says "Invalid input" to everything until it is given a language.
z.config(z.locales.en());

/** The largest body that a member may send; a route may ask for less. */
const MEMBER_BODY_MAX = 4_000_000;

/** The hub as one Hono app. Everything it needs comes in `deps`; it keeps no state of its own. */
export function createApp(deps: AppDeps): Hono<HubEnv> {
  const app = new Hono<HubEnv>();
  app.onError(onError(deps.log));
  app.notFound((c) => answerProblem(c, notFound()));
  app.use(requestId(), watchRequests(deps.log, deps.metrics), headers);
  app.use('/v1/*', anyOrigin, uncached);
  app.use(onlyAs(deps.hosts), deps.limiters.ofClient);

  app.route('/', operationRoutes(deps));
  app.route('/', aboutRoutes(deps));
  app.route('/', frontPage(deps));
  app.route('/', joinRoutes(deps));
  app.route('/', joinPage());
  app.route('/', tokenRoutes(deps));
  app.route('/', signInPages(deps));
  app.route('/', outboxPage(deps.signIn.mailer));
  app.route('/', touchRoutes(deps));
  app.route('/v1/w/:workspace', memberRoutes(deps));
  return documented(app, deps);
}

/** What members may reach, each in their own workspace. */
function memberRoutes(deps: AppDeps): Hono<MemberEnv> {
  return new Hono<MemberEnv>()
    .use(authed(deps.identity), deps.limiters.ofMember, limitBody(MEMBER_BODY_MAX))
    .route('/', meRoutes(deps))
    .route('/', sessionRoutes(deps))
    .route('/', membershipRoutes(deps))
    .route('/', contactRoutes(deps))
    .route('/', knownRoutes(deps))
    .route('/', privacyRoutes(deps))
    .route('/', auditRoutes(deps))
    .route('/', retentionRoutes(deps))
    .route('/', syncRoutes(deps));
}

const EXPOSED = ['ETag', 'X-Request-Id', 'Retry-After'];

const preflight = cors({
  origin: '*',
  allowHeaders: ['Authorization', 'Content-Type', 'Content-Encoding', 'If-None-Match', 'Last-Event-ID'],
  exposeHeaders: EXPOSED,
  maxAge: 86_400,
});

/**
 * Any page may call the API: it knows no cookies, and a token has to be held to be sent (ARCHITECTURE.md, decision 10).
 * Hono's cors makes a response before there is one, and each answer is then copied into it, body and all.
 */
const anyOrigin = createMiddleware(async (c, next) => {
  if (c.req.method === 'OPTIONS') return preflight(c, next);
  c.header('access-control-allow-origin', '*');
  c.header('access-control-expose-headers', EXPOSED.join(','));
  return next();
});

/** Answers are data for one person. */
const uncached = createMiddleware(async (c, next) => {
  c.header('cache-control', 'no-store');
  await next();
});

/** Not framed, not guessed at, nothing loaded; a page of the hub's own sets a policy that lets its style in. */
const headers = secureHeaders({
  contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
  crossOriginResourcePolicy: false,
  strictTransportSecurity: false,
  overwrite: false,
});

/** Adds the document of all routes above, for programs and for people. It is made once, at the first question. */
function documented(app: Hono<HubEnv>, { about }: AppDeps): Hono<HubEnv> {
  let document: Promise<ApiDocument> | undefined;
  const describe = () => {
    document ??= describeApi(app, about);
    return document;
  };
  const page = (summary: string) =>
    describeRoute({ tags: ['Hub'], summary, security: [], responses: { 200: { description: 'The document' } } });
  return app
    .get('/openapi.json', page('This API as OpenAPI 3.1'), async (c) => c.json(await describe()))
    .get('/docs', page('This API as a page to read'), async (c) => answerDocs(c, await describe()));
}
