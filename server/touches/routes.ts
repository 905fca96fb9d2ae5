import { type Context, Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as z from 'zod/mini';
import { answers } from '#server/app/answers.ts';
import type { AppDeps } from '#server/app/deps.ts';
import type { HubEnv } from '#server/app/env.ts';
import { HubProblem } from '#server/app/hub-problem.ts';
import { ingest } from './ingest.ts';
import { readJson } from './read-body.ts';
import { readEvent } from './read-event.ts';
import { BATCH_MAX, batchBody, CALL_TYPES, type CallType, envelope } from './segment-call.ts';
import { workspaceOfKey } from './write-keys.ts';

type Deps = Pick<AppDeps, 'store' | 'bus' | 'now' | 'metrics' | 'limiters'>;

/** What became of a call. `rejected` events are set aside on the hub with the reason; the rest is in. */
const ingestResponse = z.object({
  success: z.literal(true),
  created: z.int(),
  duplicates: z.int(),
  /** Events about people who object: taken, and not kept. */
  suppressed: z.int(),
  rejected: z.array(
    z.object({
      index: z.int(),
      code: z.string(),
      message: z.string(),
      path: z.array(z.union([z.string(), z.int()])),
    }),
  ),
});

const described = (summary: string) =>
  describeRoute({
    tags: ['Data in'],
    summary,
    description:
      "Speaks Segment's HTTP API. The write key is the user of Basic authentication, or `writeKey` in the body. The body is JSON, " +
      'plain or packed by gzip or deflate: at most 500 kB as sent, 2 MB unpacked and 5,000 events, 32 kB for an event. An ' +
      'event with a known `messageId` is taken once. `sentAt` corrects the moments of a client whose clock is wrong.',
    security: [{ writeKey: [] }],
    responses: answers('Taken in', ingestResponse, [
      'body_invalid',
      'body_not_json',
      'event_invalid',
      'write_key_invalid',
      'batch_too_large',
      'event_too_large',
      'encoding_unsupported',
    ]),
  });

/** The endpoint to which Segment's and RudderStack's clients send. The short paths are those of analytics.js. */
export function touchRoutes(deps: Deps): Hono<HubEnv> {
  const app = new Hono<HubEnv>();
  for (const type of CALL_TYPES) {
    app.post(`/v1/${type}`, described(`Take in one ${type} call`), (c) => takeOne(c, deps, type));
    app.post(`/v1/${type.charAt(0)}`, (c) => takeOne(c, deps, type));
  }
  app.post('/v1/batch', described('Take in a batch of calls'), (c) => takeBatch(c, deps));
  for (const path of ['/v1/b', '/v1/import']) app.post(path, (c) => takeBatch(c, deps));
  return app;
}

/** A batch: a bad event is set aside and reported, the others are taken. */
async function takeBatch(c: Context<HubEnv>, deps: Deps): Promise<Response> {
  const { workspaceId, body } = await readAuthorised(c, deps);
  const { batch, sentAt, context } = read(batchBody, body, 'Send { "batch": [ … ] } with an event or more.');
  if (batch.length > BATCH_MAX) {
    throw new HubProblem('batch_too_large', `A batch may hold ${BATCH_MAX} events: send fewer at once.`, ['batch']);
  }
  const events = context ? batch.map((event) => withContext(event, context)) : batch;
  return c.json(await take(deps, workspaceId, events, sentAt ?? null));
}

/** A single call: a bad one is set aside as well, and answered with its fault. */
async function takeOne(c: Context<HubEnv>, deps: Deps, type: CallType): Promise<Response> {
  const { workspaceId, body } = await readAuthorised(c, deps);
  const { writeKey: _, ...event } = read(z.looseObject(envelope.shape), body, 'Send one event as a JSON object.');
  const taken = await take(deps, workspaceId, [{ ...event, type }], event.sentAt ?? null);
  const [fault] = taken.rejected;
  if (fault) throw new HubProblem(fault.code, fault.message, fault.path);
  return c.json(taken);
}

async function take(deps: Deps, workspaceId: string, events: readonly unknown[], sentAt: string | null) {
  const receivedAt = deps.now();
  const arrival = { receivedAt: receivedAt.getTime(), sentAt };
  const read = events.map((event) => readEvent(event, arrival));
  const results = await ingest({ db: deps.store.db, bus: deps.bus }, workspaceId, {
    items: read.flatMap((event) => ('incoming' in event ? [event.incoming] : [])),
    rejected: read.flatMap((event) => ('rejected' in event ? [event.rejected] : [])),
    receivedAt: receivedAt.toISOString(),
  });
  const rejected = read.flatMap((event, index) => ('fault' in event ? [{ index, ...event.fault }] : []));
  const count = (wanted: string) => results.filter((result) => result === wanted).length;
  const [created, duplicates, suppressed] = [count('created'), count('duplicate'), count('suppressed')];
  deps.metrics.ingestedEvents.inc({ result: 'created' }, created);
  deps.metrics.ingestedEvents.inc({ result: 'duplicate' }, duplicates);
  deps.metrics.ingestedEvents.inc({ result: 'suppressed' }, suppressed);
  deps.metrics.ingestedEvents.inc({ result: 'rejected' }, rejected.length);
  return { success: true as const, created, duplicates, suppressed, rejected };
}

/**
 * The key is the user of Basic authentication (whatever stands as password: some documents show two quotes), and then
 * nothing of the body is read before it was found to be good; or it stands in the body.
 */
async function readAuthorised(c: Context<HubEnv>, deps: Deps): Promise<{ workspaceId: string; body: unknown }> {
  const header = c.req.header('authorization');
  const key = basicUser(header);
  if (key !== null) {
    const workspaceId = await authorise(deps, key, header);
    return { workspaceId, body: await readJson(c.req.raw) };
  }
  const body = await readJson(c.req.raw);
  return { workspaceId: await authorise(deps, keyIn(body)), body };
}

async function authorise({ store, limiters }: Deps, key: string | null, header?: string): Promise<string> {
  const workspaceId = key === null ? null : await workspaceOfKey(store.db, key);
  if (key === null || workspaceId === null) {
    throw new HubProblem(
      'write_key_invalid',
      'This write key is not known here: send one as the user of Basic authentication, or as "writeKey" in the body.',
    );
  }
  await limiters.ofWriteKey(key, header);
  return workspaceId;
}

function basicUser(header: string | undefined): string | null {
  const encoded = /^Basic +([\w+/=-]+)$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return null;
  const user = Buffer.from(encoded, 'base64').toString().split(':')[0]?.trim() ?? '';
  return user === '' ? null : user;
}

const keyIn = (body: unknown): string | null => z.safeParse(envelope, body).data?.writeKey?.trim() ?? null;

function read<S extends z.ZodMiniType>(schema: S, body: unknown, message: string): z.infer<S> {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const path = result.error.issues[0]?.path.map((part) => (typeof part === 'number' ? part : String(part)));
  throw new HubProblem('body_invalid', message, path);
}

/** What a batch says of its surroundings holds for each event that doesn't say otherwise. */
function withContext(event: unknown, context: Record<string, unknown>): unknown {
  if (typeof event !== 'object' || event === null) return event;
  return { ...event, context: { ...context, ...('context' in event ? (event.context as object | null) : {}) } };
}
