import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as z from 'zod/mini';
import { BUS_STATES } from '#server/sync/bus.ts';
import { answers, problemAnswers } from './answers.ts';
import type { AppDeps } from './deps.ts';
import type { HubEnv } from './env.ts';
import { HubProblem } from './hub-problem.ts';

const fine = z.object({ status: z.literal('ok') });
/** `bus`: whether pokes reach the other hubs. Away, it makes no hub unfit: clients look every 15 s anyway. */
const ready = z.object({ status: z.literal('ok'), bus: z.enum(BUS_STATES) });
const TAGS = ['Operation'];

/** For whoever runs the hub: is it alive, can it serve, and its figures for Prometheus. */
export const operationRoutes = ({ store, bus, metrics, signal }: AppDeps) =>
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
        if (signal.aborted) throw new HubProblem('not_ready', 'The hub is shutting down.');
        await store.ping().catch(() => {
          throw new HubProblem('not_ready', 'The hub cannot reach its database.');
        });
        return c.json({ status: 'ok', bus: bus.state() });
      },
    )
    .get(
      '/metrics',
      describeRoute({
        tags: TAGS,
        summary: 'Figures in the text format of Prometheus',
        security: [],
        responses: { 200: { description: 'Figures', content: { 'text/plain': {} } }, ...problemAnswers(['internal']) },
      }),
      async (c) => {
        for (const state of BUS_STATES) metrics.bus.set({ state }, state === bus.state() ? 1 : 0);
        return c.text(await metrics.registry.metrics(), 200, { 'content-type': metrics.registry.contentType });
      },
    );
