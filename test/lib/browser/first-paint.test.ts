import { expect, it, onTestFinished, vi } from 'vitest';
import { firstPaint } from '#lib/browser/first-paint.ts';

type Heard = (list: { getEntriesByName: (name: string) => unknown[] }) => void;

/** A browser that tells of paints when `paint` says so. */
function paintingBrowser() {
  const heard: Heard[] = [];
  class Observer {
    static supportedEntryTypes = ['paint'];
    #heard: Heard;
    constructor(onEntries: Heard) {
      this.#heard = onEntries;
    }
    observe = () => heard.push(this.#heard);
    disconnect = () => {};
  }
  vi.stubGlobal('PerformanceObserver', Observer);
  vi.useFakeTimers();
  onTestFinished(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
  const paint = (painted: string) => {
    for (const tell of heard) tell({ getEntriesByName: (name) => (name === painted ? [{}] : []) });
  };
  return { paint };
}

it('waits for something to read, not for a mere background', async () => {
  const { paint } = paintingBrowser();
  const painted = vi.fn();
  void firstPaint().then(painted);
  paint('first-paint');
  await vi.advanceTimersByTimeAsync(10);
  expect(painted).not.toHaveBeenCalled();
  paint('first-contentful-paint');
  await vi.advanceTimersByTimeAsync(0);
  expect(painted).toHaveBeenCalledOnce();
});

it('does not wait for ever in a page that is out of view', async () => {
  paintingBrowser();
  const painted = vi.fn();
  void firstPaint().then(painted);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(painted).toHaveBeenCalledOnce();
});
