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
 * with the background's worker is said once more, which starts the next worker: each call is safe to repeat.
 */
async function send<T>(call: string, say: unknown, tab?: number | null): Promise<Answer<T>> {
  for (let tries = 2; isAlive() && tries > 0; tries -= 1) {
    try {
      const answer = await api().runtime?.sendMessage(tab == null ? { call, say } : { call, say, tab });
      if (answer) return answer;
    } catch {
      // Said again, or given up.
    }
  }
  return { ok: false, code: 'failed' };
}
