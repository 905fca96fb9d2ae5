import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { EXPECTATIONS } from '#test/sites/expectations/all.ts';
import { type Expectation, OWN } from '#test/sites/expectations/who.ts';

/** A stored page with its site, and the addresses that are the member's own there. */
export type Stored = Expectation & { site: string; own: readonly string[] };

export const STORED: readonly Stored[] = Object.entries(EXPECTATIONS).flatMap(([site, pages]) =>
  pages.map((page) => ({ own: OWN, ...page, site })),
);

const html = (site: string, variant: string) =>
  readFileSync(resolve('test/sites/pages', site, `${variant}.html`), 'utf8');

/** What the server of a stored page answers: the page itself, a frame's page by its path, or `null` for anything else. */
export function answerTo({ site, variant, frames = {} }: Stored, url: string, isMainFrame: boolean): string | null {
  if (isMainFrame) return html(site, variant);
  const frame = frames[new URL(url).pathname];
  return frame === undefined ? null : html(site, frame);
}
