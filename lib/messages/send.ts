import type { Browser } from 'wxt/browser';
import type { Answer, FrameToBackground, PageToBackground } from './calls.ts';

type Calls = Record<string, { say: unknown; back: unknown }>;
type Sender<Map extends Calls> = <K extends keyof Map & string>(
  call: K,
  say: Map[K]['say'],
  tab?: number | null,
) => Promise<Answer<Map[K]['back']>>;

/**
 * The browser's API, touched no sooner than something is to be said: the browser makes it then, which costs a page more
 * than all that the loader does.
 */
export const api = (): { runtime?: typeof Browser.runtime } => Reflect.get(globalThis, 'chrome');

/** `false` once the extension was updated, switched off or removed under a running script. */
export const isAlive = (): boolean => api().runtime?.id !== undefined;

/** Calls from a content script. No zod and no polyfill: this file runs on people's pages. */
export const sendFromPage: Sender<PageToBackground> = (call, say) => send(call, say);

/** Calls from a page or frame of the extension. `tab`: the tab that a page of ours speaks of, which lives in none itself. */
export const sendFromFrame: Sender<FrameToBackground> = (call, say, tab) => send(call, say, tab);

/**
 * The background is our own, of the same version: its answer is taken as its map of calls says. A call whose answer died
 * with the background's worker is said again, at once and a little later (ms), because one that ends takes a moment to be
 * gone; that starts the next worker. Each call is safe to repeat.
 */
async function send<T>(call: string, say: unknown, tab?: number | null): Promise<Answer<T>> {
  for (let pause = 20; pause < 5_000; pause *= 10) {
    try {
      const answer = await api().runtime?.sendMessage(tab == null ? { call, say } : { call, say, tab });
      if (answer) return answer;
    } catch {
      // Said again, or given up: the extension may have been updated or removed, too.
    }
    await new Promise((later) => setTimeout(later, pause));
  }
  return { ok: false, code: 'failed' };
}
