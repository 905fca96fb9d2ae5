import { browser } from 'wxt/browser';
import type { Answer, FrameToBackground, MessageProblem, PageToBackground } from './calls.ts';

type Calls = Record<string, { say: unknown; back: unknown }>;
type Sender<Map extends Calls> = <K extends keyof Map & string>(
  call: K,
  say: Map[K]['say'],
) => Promise<Answer<Map[K]['back']>>;

/** Calls from a content script. No zod and no polyfill: this file runs on people's pages. */
export const sendFromPage: Sender<PageToBackground> = (call, say) => send(call, say);

/** Calls from a page or frame of the extension. */
export const sendFromFrame: Sender<FrameToBackground> = (call, say) => send(call, say);

/** `false` once the extension was updated, switched off or removed under a running script. */
export const isAlive = (): boolean => browser.runtime?.id !== undefined;

/** The background is our own, of the same version: its answer is taken as its map of calls says. */
async function send<T>(call: string, say: unknown): Promise<Answer<T>> {
  if (!isAlive()) return failure('gone');
  try {
    const answer: Answer<T> | undefined = await browser.runtime.sendMessage({ call, say });
    return answer ?? failure('refused');
  } catch {
    return failure(isAlive() ? 'failed' : 'gone');
  }
}

const failure = (code: MessageProblem) => ({ ok: false, code }) as const;
