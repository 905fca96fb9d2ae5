import { timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { describeRoute } from 'hono-openapi';
import * as z from 'zod/mini';
import { bearerOf } from '#server/auth/authed.ts';
import { hashSecret } from '#server/auth/secrets.ts';
import { TryLater } from '#server/limits/try-later.ts';
import { BUS_STATES } from '#server/sync/bus.ts';
import { answers, problemAnswers } from './answers.ts';
import type { AppDeps } from './deps.ts';
import type { HubEnv } from './env.ts';
import { HubProblem } from './hub-problem.ts';

const fine = z.object({ status: z.literal('ok') });
/** `bus`: whether pokes reach the other hubs. Away, it makes no hub unfit: clients look every 15 s anyway. */
const ready = z.object({ status: z.literal('ok'), bus: z.enum(BUS_STATES) });
const TAGS = ['Operation'];
const LATER_SECONDS = 5;

/** For whoever runs the hub: is it alive, can it serve, and its figures for Prometheus. */
export const operationRoutes = ({ store, bus, metrics, metricsToken, signal }: AppDeps) =>
  new Hono<HubEnv>()
    .get(
      '/healthz',
      describeRoute({ tags: TAGS, summary: 'The process is alive', security: [], responses: answers('Alive', fine) }),
      (c) => c.json({ status: 'ok' }),
    )
    .get(
      '/readyz',
      describeRoute({
        tags: TAGS,
        summary: 'The hub can serve: its database answers, and it is not shutting down',
        security: [],
        responses: answers('Ready', ready, ['not_ready']),
      }),
      async (c) => {
        if (signal.aborted) throw new TryLater('not_ready', LATER_SECONDS, 'The hub is shutting down.');
        await store.ping().catch(() => {
          throw new TryLater('not_ready', LATER_SECONDS);
        });
        return c.json({ status: 'ok', bus: bus.state() });
      },
    )
    .get(
      '/metrics',
      describeRoute({
        tags: TAGS,
        summary: 'Figures in the text format of Prometheus',
        description: 'Where METRICS_TOKEN is set, that is the bearer token to send.',
        security: [],
        responses: {
          200: { description: 'Figures', content: { 'text/plain': {} } },
          ...problemAnswers(['token_missing', 'token_invalid']),
        },
      }),
      withToken(metricsToken),
      async (c) => {
        for (const state of BUS_STATES) metrics.bus.set({ state }, state === bus.state() ? 1 : 0);
        return c.text(await metrics.registry.metrics(), 200, { 'content-type': metrics.registry.contentType });
      },
    );

/** Asks for the token where there is one; compared by hashes, so that the time it takes tells nothing. */
const withToken = (token: string | undefined) =>
  createMiddleware<HubEnv>(async (c, next) => {
    const sent = bearerOf(c.req.header('authorization'));
    if (token !== undefined && sent === null) {
      throw new HubProblem('token_missing', 'Send METRICS_TOKEN as "Authorization: Bearer <token>".');
    }
    if (token !== undefined && sent !== null && !timingSafeEqual(hashSecret(sent), hashSecret(token))) {
      throw new HubProblem('token_invalid', 'This is not the METRICS_TOKEN of this hub.');
    }
    await next();
  });
