import { Hono } from 'hono';
import type { AppDeps } from '#server/app/deps.ts';
import type { MemberEnv } from '#server/app/env.ts';
import { liveRoute } from './live-route.ts';
import { olderRoute } from './older-route.ts';
import { pullRoute } from './pull-route.ts';
import { pushRoute } from './push-route.ts';

/** How clients replicate: push, pull, live (ARCHITECTURE.md, decision 5). Mounted behind `authed`. */
export const syncRoutes = (deps: AppDeps): Hono<MemberEnv> =>
  new Hono<MemberEnv>()
    .route('/', pushRoute(deps))
    .route('/', pullRoute(deps))
    .route('/', olderRoute(deps))
    .route('/', liveRoute(deps));
