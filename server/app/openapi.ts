import type { Hono } from 'hono';
import { generateSpecs } from 'hono-openapi';
import type { AppDeps } from './deps.ts';
import type { HubEnv } from './env.ts';

const DESCRIPTION =
  'The hub of Touchline. Every answer that is not 2xx carries { error: { code, message, path? } }; codes never change ' +
  'their meaning. Moments are ISO 8601 in UTC, ids are UUIDs.';

export type ApiDocument = Awaited<ReturnType<typeof generateSpecs>>;
export type Operation = NonNullable<NonNullable<ApiDocument['paths'][string]>['get']>;

/** The OpenAPI document of every route in `app`, made from the schemas that validate them. */
export async function describeApi(app: Hono<HubEnv>, about: AppDeps['about']) {
  const document = await generateSpecs(app, {
    excludeStaticFile: false,
    documentation: {
      info: { title: about.name, version: about.version, description: DESCRIPTION },
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer', description: 'A member’s token' },
          writeKey: { type: 'http', scheme: 'basic', description: 'A source’s write key as user name' },
        },
      },
      security: [{ token: [] }],
    },
  });
  for (const [path, item] of Object.entries(document.paths)) {
    for (const operation of Object.values(item ?? {})) if (isOperation(operation)) namePathParameters(path, operation);
  }
  return document;
}

const isOperation = (value: unknown): value is Operation =>
  typeof value === 'object' && value !== null && 'responses' in value;

/** Adds the path's parameters that no validator has documented, such as the workspace, which `authed` reads. */
function namePathParameters(path: string, operation: Operation): void {
  const named = new Set((operation.parameters ?? []).map((parameter) => ('name' in parameter ? parameter.name : '')));
  const missing = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').filter((name) => !named.has(name));
  if (missing.length === 0) return;
  operation.parameters = [
    ...missing.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' as const } })),
    ...(operation.parameters ?? []),
  ];
}
