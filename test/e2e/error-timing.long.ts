import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { extensionOf } from '#scripts/demo/browser.ts';
import { describeWith } from '#test/support/e2e/needs.ts';
import { World } from '#test/support/e2e/world.ts';
import { errorTiming } from '#test/support/hostile/probes.ts';

/** An id as Chromium makes them, which no extension has. */
const NOBODY = 'abcdefghijklmnopabcdefghijklmnop';

/** A probe by the clock: it wants a quiet machine, and stands apart from the suite for that. */
describeWith(['chromium'], 'a page of a site that was never switched on', () => {
  it('does not tell by the time an error takes whether Touchline is there', async () => {
    await using world = await World.open();
    const browser = await world.browser('stranger');
    const { id } = await extensionOf(browser);
    const server = createServer((_, answer) =>
      answer.setHeader('content-type', 'text/html').end('<!doctype html><title>A page</title>'),
    );
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const page = await browser.newPage();
    await page.goto(`http://stranger.localhost:${(server.address() as AddressInfo).port}/`);
    const url = (owner: string) => `chrome-extension://${owner}/sidebar.html`;
    const share = await page.evaluate(errorTiming, { ours: url(id), nobodys: url(NOBODY) });
    server.close();
    expect(share).toBeGreaterThan(0.2);
    expect(share).toBeLessThan(0.8);
  });
});
