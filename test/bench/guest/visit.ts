import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserContext, CDPSession, Page } from 'playwright-core';

declare global {
  interface Window {
    /** What the browser itself says of a page's unrest, from its first moment on. */
    unrest?: { longTasks: number; shift: number };
  }
}

/** From the page's load to the reading (ms): by then every variant has long been at rest. */
const SETTLE = 1_500;

/** CPU of the page's main thread (ms), and how it was disturbed. */
export type Cost = { task: number; script: number; longTasks: number; shift: number };

export type Visit = {
  readonly url: string;
  /** Before the page is asked for. */
  prepare?(page: Page): Promise<unknown>;
  /** Once the page has loaded: the panel's key. */
  loaded?(page: Page): Promise<unknown>;
  /** Throws where the guest isn't what it should be: then no cost is read. It runs no script in the page. */
  check?(page: Page, devtools: CDPSession): Promise<unknown>;
};

/** What a page costs from navigation until it has come to rest, or what it costs while it inserts rows after that. */
export async function visit(
  context: BrowserContext,
  { url, prepare, loaded, check }: Visit,
  { rows = false } = {},
): Promise<Cost> {
  const page = await context.newPage();
  try {
    await prepare?.(page);
    await page.addInitScript(watchUnrest);
    const devtools = await context.newCDPSession(page);
    await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.goto(url, { waitUntil: 'load' });
    await loaded?.(page);
    await sleep(SETTLE);
    const before = rows ? await costSoFar(page, devtools) : null;
    if (rows) {
      await page.evaluate(() => window.insertRows?.());
      await sleep(SETTLE);
    }
    await check?.(page, devtools);
    const cost = await costSoFar(page, devtools);
    return before === null ? cost : beyond(cost, before);
  } finally {
    await page.close();
  }
}

function watchUnrest(): void {
  const unrest = { longTasks: 0, shift: 0 };
  window.unrest = unrest;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.entryType === 'longtask') unrest.longTasks += 1;
      else if ('value' in entry && typeof entry.value === 'number') unrest.shift += entry.value;
    }
  }).observe({ entryTypes: ['longtask', 'layout-shift'] });
}

async function costSoFar(page: Page, devtools: CDPSession): Promise<Cost> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  const ms = (name: string) => 1_000 * (metrics.find((metric) => metric.name === name)?.value ?? Number.NaN);
  const unrest = await page.evaluate(() => window.unrest);
  if (!unrest) throw new Error('nobody watched the page');
  return { task: ms('TaskDuration'), script: ms('ScriptDuration'), ...unrest };
}

const beyond = (cost: Cost, before: Cost): Cost => ({
  task: cost.task - before.task,
  script: cost.script - before.script,
  longTasks: cost.longTasks - before.longTasks,
  shift: cost.shift - before.shift,
});
