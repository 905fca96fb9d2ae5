import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

/** The one style of the hub's own pages, in the extension's colours (components/ui/tokens.css); it follows the browser's light or dark. */
const STYLE = `
:root { color-scheme: light dark; font: 16px/1.55 system-ui, sans-serif; color: light-dark(#1a1f27, #e8eaee); background: light-dark(#fff, #16181c); }
body { max-width: 46rem; margin: 3rem auto; padding: 0 1.25rem; }
h1 { font-size: 1.6rem; line-height: 1.25; } h2 { font-size: 1.15rem; margin-top: 2.5rem; }
code, pre { font: 0.875rem/1.5 ui-monospace, monospace; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; padding: 0.75rem 1rem; border-radius: 0.5rem; background: color-mix(in srgb, currentColor 7%, transparent); }
details { border-top: 1px solid color-mix(in srgb, currentColor 18%, transparent); padding: 0.6rem 0; }
summary { cursor: pointer; } summary code { font-weight: 600; margin-right: 0.75rem; }
h3 { font-size: 0.9rem; margin: 1rem 0 0.25rem; } table { border-collapse: collapse; } td { padding: 0.15rem 1rem 0.15rem 0; vertical-align: top; }
form { margin: 1.25rem 0; } label { display: block; font-weight: 600; margin-bottom: 0.25rem; }
input { display: block; font: inherit; width: 100%; max-width: 24rem; box-sizing: border-box; padding: 0.5rem 0.75rem; min-height: 2.75rem; }
input, button, .button { border: 1px solid color-mix(in srgb, currentColor 55%, transparent); border-radius: 0.5rem; color: inherit; background: Canvas; }
input.code { font: 1.5rem/1.2 ui-monospace, monospace; letter-spacing: 0.3em; max-width: 14rem; }
button, .button { display: inline-block; font: inherit; font-weight: 600; padding: 0.5rem 1.25rem; min-height: 2.75rem; box-sizing: border-box; margin: 0.75rem 0.5rem 0 0; text-decoration: none; cursor: pointer; }
button.first { color: light-dark(#fff, #0c1f1b); background: light-dark(#0b6b5d, #5cc9b5); border-color: transparent; }
:focus-visible { outline: 3px solid light-dark(#0b6b5d, #5cc9b5); outline-offset: 2px; }
a { color: light-dark(#0b6b5d, #5cc9b5); } .alert { border-inline-start: 4px solid light-dark(#b3261e, #f4897f); padding: 0.25rem 1rem; }
dt { font-weight: 600; margin-top: 0.5rem; } dd { margin: 0; overflow-wrap: anywhere; } .quiet { font-size: 0.9rem; }
ul.codes { columns: 2; padding: 0; list-style: none; } svg { max-width: 100%; height: auto; border-radius: 0.5rem; } h1, p, td:last-child, summary { overflow-wrap: anywhere; }
`;
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

type Options = {
  /** Where the page's forms may lead, with all redirects after them (Chromium counts these too); by default nowhere. */
  readonly formAction?: readonly string[];
  readonly status?: 400 | 403 | 404 | 429 | 503;
};

/** No script, no request to anywhere, not even for a picture: only our style. */
const policyOf = (formAction: readonly string[]): string =>
  `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; ` +
  `form-action ${formAction.length === 0 ? "'none'" : formAction.join(' ')}; frame-ancestors 'none'`;

/** Answers with a page of the hub's own. What stands in `body` must come from hono's `html`, which escapes it. */
export function answerPage(
  c: Context,
  title: string,
  body: HtmlEscapedString | Promise<HtmlEscapedString>,
  { formAction = [], status }: Options = {},
) {
  c.header('content-security-policy', policyOf(formAction));
  // Under no-referrer browsers post the page's forms with "Origin: null", which says nothing of where they come from.
  c.header('referrer-policy', 'same-origin');
  return c.html(
    html`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>${raw(STYLE)}</style></head><body><main>${body}</main></body></html>`,
    status ?? 200,
  );
}
