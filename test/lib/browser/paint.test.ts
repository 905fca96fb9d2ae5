import { expect, it, onTestFinished, vi } from 'vitest';
import { firstPaint, nextPaint } from '#lib/browser/paint.ts';

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

it('waits for the next paint, and not for long where there is none', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  const frames: FrameRequestCallback[] = [];
  vi.stubGlobal('requestAnimationFrame', (frame: FrameRequestCallback) => frames.push(frame));
  onTestFinished(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
  const [drawn, hidden] = [vi.fn(), vi.fn()];
  void nextPaint().then(drawn);
  await vi.advanceTimersByTimeAsync(1);
  expect(drawn).not.toHaveBeenCalled();
  for (const frame of frames.splice(0)) frame(0);
  await vi.advanceTimersByTimeAsync(0);
  expect(drawn).toHaveBeenCalledOnce();
  void nextPaint().then(hidden);
  await vi.advanceTimersByTimeAsync(100);
  expect(hidden).toHaveBeenCalledOnce();
});
