import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

/** The one style of the hub's own pages; it follows the browser's light or dark. */
const STYLE = `
:root { color-scheme: light dark; font: 16px/1.55 system-ui, sans-serif; }
body { max-width: 46rem; margin: 3rem auto; padding: 0 1.25rem; }
h1 { font-size: 1.6rem; line-height: 1.25; } h2 { font-size: 1.15rem; margin-top: 2.5rem; }
code, pre { font: 0.875rem/1.5 ui-monospace, monospace; }
pre { overflow-x: auto; padding: 0.75rem 1rem; border-radius: 0.5rem; background: color-mix(in srgb, currentColor 7%, transparent); }
details { border-top: 1px solid color-mix(in srgb, currentColor 18%, transparent); padding: 0.6rem 0; }
summary { cursor: pointer; } summary code { font-weight: 600; margin-right: 0.75rem; }
h3 { font-size: 0.9rem; margin: 1rem 0 0.25rem; } table { border-collapse: collapse; } td { padding: 0.15rem 1rem 0.15rem 0; vertical-align: top; }
`;
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** No script, no picture, no request to anywhere: only our style. */
const POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** Answers with a page of the hub's own. What stands in `body` must come from hono's `html`, which escapes it. */
export function answerPage(c: Context, title: string, body: HtmlEscapedString | Promise<HtmlEscapedString>) {
  c.header('content-security-policy', POLICY);
  return c.html(
    html`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>${raw(STYLE)}</style></head><body>${body}</body></html>`,
  );
}
