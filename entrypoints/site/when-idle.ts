/** The longest wait for an idle moment after the page's load, in ms. */
const IDLE_TIMEOUT = 2_000;

/** Settles once the page is shown, has loaded, and its main thread has nothing to do: a guest waits at the door. */
export async function whenIdle(signal: AbortSignal): Promise<void> {
  if (document.readyState !== 'complete') await once(window, 'load', signal);
  if (document.hidden) await once(document, 'visibilitychange', signal);
  await new Promise((idle) => window.requestIdleCallback?.(idle, { timeout: IDLE_TIMEOUT }) ?? setTimeout(idle, 200));
}

const once = (target: EventTarget, type: string, signal: AbortSignal): Promise<unknown> =>
  new Promise((happened) => {
    target.addEventListener(type, happened, { once: true, signal });
  });
