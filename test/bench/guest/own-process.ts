import type { BrowserContext, CDPSession, Worker } from 'playwright-core';

/**
 * The main thread of the extension's own process, where its frames run: CPU since the last reading (ms). A picture of
 * the extension, open in a tab, keeps the process at hand; the background worker runs on a thread of its own.
 */
export async function watchOwnProcess(context: BrowserContext, worker: Worker): Promise<() => Promise<number>> {
  const page = await context.newPage();
  await page.goto(new URL('/icon/16.png', worker.url()).href);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  let last = await threadTime(devtools);
  return async () => {
    const now = await threadTime(devtools);
    const spent = now - last;
    last = now;
    return spent;
  };
}

async function threadTime(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  const found = metrics.find(({ name }) => name === 'ThreadTime');
  if (!found) throw new Error('the browser does not say what its threads cost');
  return 1_000 * found.value;
}
