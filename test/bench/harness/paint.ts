import type { Frame, Page } from 'playwright-core';

declare global {
  interface Window {
    /** When what was waited for had been painted, in ms since 1970. */
    painted?: Promise<number>;
  }
}

type Wanted = { selector: string; text: string };

/** Begins to wait, in this page or frame, until an element of `selector` holds `text`. Ask `paintedAt` afterwards. */
export async function awaitPaint(where: Page | Frame, wanted: Wanted): Promise<void> {
  await where.evaluate(({ selector, text }) => {
    const stands = () => [...document.querySelectorAll(selector)].some((found) => found.textContent.includes(text));
    window.painted = new Promise((resolve) => {
      // After the next frame's callbacks comes its paint; the message comes after that.
      const afterPaint = () =>
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.timeOrigin + performance.now());
          port2.postMessage(null);
        });
      const observer = new MutationObserver(() => {
        if (!stands()) return;
        observer.disconnect();
        afterPaint();
      });
      observer.observe(document, { childList: true, subtree: true, characterData: true });
      if (stands()) afterPaint();
    });
  }, wanted);
}

/** When it had been painted, in ms since 1970. Throws when it wasn't within half a minute. */
export async function paintedAt(where: Page | Frame): Promise<number> {
  const at = await where.evaluate(() =>
    Promise.race([window.painted, new Promise<null>((resolve) => setTimeout(() => resolve(null), 30_000))]),
  );
  if (typeof at !== 'number') throw new Error('what was waited for did not appear');
  return at;
}

/** First contentful paint of a page or frame, in ms since 1970. */
export const firstPaintAt = (where: Page | Frame): Promise<number> =>
  where.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const seen = new PerformanceObserver((list) => {
          for (const { name, startTime } of list.getEntries())
            if (name === 'first-contentful-paint') resolve(performance.timeOrigin + startTime);
        });
        seen.observe({ type: 'paint', buffered: true });
      }),
  );
