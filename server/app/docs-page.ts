import type { Context } from 'hono';
import { html } from 'hono/html';
import type { ApiDocument, Operation } from './openapi.ts';
import { answerPage } from './page.ts';

type Entry = { method: string; path: string; operation: Operation };

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** The OpenAPI document as a page to read: plain HTML without a script, so that it needs nothing from anywhere. */
export function answerDocs(c: Context, document: ApiDocument) {
  const entries = Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item?.[method];
      return operation === undefined ? [] : [{ method: method.toUpperCase(), path, operation }];
    }),
  );
  const groups = Map.groupBy(entries, ({ operation }) => operation.tags?.[0] ?? 'Other');
  return answerPage(
    c,
    `${document.info.title}: API`,
    html`<h1>${document.info.title}: API</h1>
      <p>${document.info.description}</p>
      <p>For programs: <a href="/openapi.json">openapi.json</a> (OpenAPI 3.1).</p>
      ${[...groups].map(([tag, group]) => html`<h2>${tag}</h2>${group.map(section)}`)}
      <h2>Shapes</h2>
      ${Object.entries(document.components?.schemas ?? {}).map(
        ([name, schema]) =>
          html`<details id="${name}"><summary><code>${name}</code></summary>${json(schema)}</details>`,
      )}`,
  );
}

const section = ({ method, path, operation }: Entry) => html`<details>
  <summary><code>${method} ${path}</code> ${operation.summary}</summary>
  ${operation.description ? html`<p>${operation.description}</p>` : ''}
  <p>${whoMay(operation)}</p>
  ${parameters(operation)}
  ${body(operation)}
  <h3>Answers</h3>
  ${Object.entries(operation.responses ?? {}).map(([status, response]) => answer(status, response))}
</details>`;

function whoMay({ security }: Operation): string {
  if (security === undefined) return 'Needs a member’s token.';
  return security.length === 0 ? 'Open to anybody.' : 'Needs a write key.';
}

function parameters({ parameters: list = [] }: Operation) {
  if (list.length === 0) return '';
  return html`<h3>Parameters</h3><table>${list.map((parameter) =>
    'name' in parameter
      ? html`<tr><td><code>${parameter.name}</code></td><td>${parameter.in}</td>
          <td>${parameter.required ? 'required' : 'optional'}</td><td><code>${JSON.stringify(parameter.schema)}</code></td></tr>`
      : '',
  )}</table>`;
}

function body({ requestBody }: Operation) {
  if (requestBody === undefined || !('content' in requestBody)) return '';
  return html`<h3>Body</h3>${Object.values(requestBody.content).map((media) => json(media.schema))}`;
}

function answer(status: string, response: NonNullable<Operation['responses']>[string]) {
  if (!('description' in response)) return '';
  const content = 'content' in response ? Object.values(response.content ?? {}) : [];
  return html`<p><code>${status}</code> ${response.description}</p>
    ${status.startsWith('2') ? content.map((media) => (media.schema === undefined ? '' : json(media.schema))) : ''}`;
}

const json = (schema: unknown) => html`<pre>${JSON.stringify(schema, null, 2)}</pre>`;
