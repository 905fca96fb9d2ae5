import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHub, type TestHub } from '#test/support/hub/start-test-hub.ts';

let hub: TestHub;
type Operation = {
  summary?: string;
  responses: Record<string, unknown>;
  security?: unknown[];
  parameters?: { name: string }[];
};
type Document = { openapi: string; paths: Record<string, Record<string, Operation>> };
let document: Document;

beforeAll(async () => {
  hub = await startTestHub();
  document = (await (await fetch(`${hub.url}/openapi.json`)).json()) as Document;
});
afterAll(() => hub.close());

const operations = () =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ method, path, operation })),
  );

/** Other names of listed routes, as analytics.js knows them. */
const SHORT_NAMES = new Set(['i', 't', 'p', 's', 'g', 'a', 'b', 'import'].map((name) => `post /v1/${name}`));

describe('the API document', () => {
  it('lists every route that the hub answers', () => {
    const served = hub.routes.map(({ method, path }) => `${method.toLowerCase()} ${path.replace(/:(\w+)/g, '{$1}')}`);
    const longNames = new Set(served.filter((route) => !SHORT_NAMES.has(route)));
    const listed = operations().map(({ method, path }) => `${method} ${path}`);
    expect([...longNames].sort()).toEqual(listed.sort());
  });

  it('says of each what it is for and what it answers', () => {
    for (const { path, operation } of operations()) {
      expect(operation.summary, path).toMatch(/\w/);
      expect(Object.keys(operation.responses), path).not.toEqual([]);
    }
  });

  it('asks for a token everywhere below a workspace, and names the workspace', () => {
    for (const { path, operation } of operations().filter(({ path }) => path.includes('{workspace}'))) {
      expect(operation.security, path).toBeUndefined();
      expect(
        operation.parameters?.map(({ name }) => name),
        path,
      ).toContain('workspace');
    }
  });

  it('can be read by people, on a page without script', async () => {
    const page = await fetch(`${hub.url}/docs`);
    const html = await page.text();
    for (const { path } of operations()) expect(html).toContain(path);
    expect(html).not.toMatch(/<script|https?:\/\/(?!hub)/);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});
