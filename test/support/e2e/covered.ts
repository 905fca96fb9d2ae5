import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { pushRule } from '#entrypoints/background/push-rule.ts';
import type { placeBeside } from '#entrypoints/reader/beside.ts';
import { PANEL_WIDTH } from '#lib/messages/calls.ts';
import { reachableControls } from './controls.ts';

const NAME = 'tpush';
const WIDTH = PANEL_WIDTH.usual;

/** How many controls of a page can be reached: by itself, with the panel over it, and with the panel beside it. */
export type Reach = { alone: number; overlay: number; push: number };

/** The reader's own way to find a place beside what stands at the window's edge, as a script for a page. */
async function placeScript(): Promise<string> {
  const lib = { entry: resolve('entrypoints/reader/beside.ts'), formats: ['iife' as const], name: 'touchline' };
  const built = await build({ configFile: false, logLevel: 'error', build: { write: false, minify: false, lib } });
  const [bundle] = Array.isArray(built) ? built : [built];
  const [chunk] = bundle && 'output' in bundle ? bundle.output : [];
  if (chunk?.type !== 'chunk') throw new Error('The script was not built.');
  return chunk.code;
}

/**
 * Gives a counter of a page's controls as the page lies there now. The panel is a box of its usual width, put where the
 * reader would put it, with the rule that a page gets to make room.
 */
export async function reachCounter(): Promise<(page: Page) => Promise<Reach>> {
  const script = await placeScript();
  return async (page) => {
    const alone = await reachableControls(page);
    const box = await page.evaluateHandle((width) => {
      const box = document.createElement('div');
      box.style.cssText = `all: initial; position: fixed; top: 0; bottom: 0; width: ${width}px; z-index: 2147483647`;
      return document.documentElement.appendChild(box);
    }, WIDTH);
    await page.evaluate(script.replace(/^(?:var|const) touchline/, 'globalThis.touchline'));
    const { side, inset } = await box.evaluate((box, width) => {
      const touchline = Reflect.get(globalThis, 'touchline') as { placeBeside: typeof placeBeside };
      const place = touchline.placeBeside({ side: 'right', mode: 'push', width, launcherAt: 0 }, box);
      box.style[place.side] = `${place.inset}px`;
      return place;
    }, WIDTH);
    const overlay = await reachableControls(page);
    await page.addStyleTag({ content: pushRule({ name: NAME, side, by: inset + WIDTH }) });
    await box.evaluate((box, name) => box.classList.add(name), NAME);
    const push = await reachableControls(page);
    await box.evaluate((box) => box.remove());
    return { alone, overlay, push };
  };
}
