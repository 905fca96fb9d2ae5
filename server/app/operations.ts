import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as z from 'zod/mini';
import { answers, problemAnswers } from './answers.ts';
import type { AppDeps } from './deps.ts';
import type { HubEnv } from './env.ts';
import { HubProblem } from './hub-problem.ts';

const fine = z.object({ status: z.literal('ok') });
const TAGS = ['Operation'];

/** For whoever runs the hub: is it alive, can it serve, and its figures for Prometheus. */
export const operationRoutes = ({ store, metrics, signal }: AppDeps) =>
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
        responses: answers('Ready', fine, ['not_ready']),
      }),
      async (c) => {
        if (signal.aborted) throw new HubProblem('not_ready', 'The hub is shutting down.');
        await store.ping().catch(() => {
          throw new HubProblem('not_ready', 'The hub cannot reach its database.');
        });
        return c.json({ status: 'ok' });
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
      async (c) => c.text(await metrics.registry.metrics(), 200, { 'content-type': metrics.registry.contentType }),
    );
