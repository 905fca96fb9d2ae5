import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Frame, Page } from 'playwright-core';

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

/** What axe-core finds wrong in a page or frame, one line each. */
export async function faults(shown: Page | Frame): Promise<string[]> {
  await shown.evaluate(axe);
  const found = await shown.evaluate((): Promise<AxeResults> => Reflect.get(globalThis, 'axe').run(document));
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}
