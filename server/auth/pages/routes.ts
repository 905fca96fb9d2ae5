import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { AppDeps } from '#server/app/deps.ts';
import type { HubEnv } from '#server/app/env.ts';
import { limitBody } from '#server/app/limit-body.ts';
import { accountRoutes } from './account.ts';
import { connectRoutes } from './connect.ts';
import { deviceRoutes } from './device.ts';
import { invitationRoutes } from './invitation.ts';
import { secondFactorRoutes } from './second-factor.ts';
import { signInRoutes } from './sign-in-routes.ts';

const FORM_MAX = 8_192;

/** The hub's own pages, below /auth: the one place with cookies, and without a script. */
export const signInPages = (deps: Pick<AppDeps, 'signIn' | 'store' | 'now'>) =>
  new Hono<HubEnv>()
    .use('/auth/*', keptNowhere, limitBody(FORM_MAX))
    .route('/', signInRoutes(deps))
    .route('/', accountRoutes(deps))
    .route('/', secondFactorRoutes(deps))
    .route('/', connectRoutes(deps))
    .route('/', deviceRoutes(deps))
    .route('/', invitationRoutes(deps));

const keptNowhere = createMiddleware(async (c, next) => {
  c.header('cache-control', 'no-store');
  await next();
});
