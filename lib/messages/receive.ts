import browser, { type Runtime } from 'webextension-polyfill';
import * as z from 'zod/mini';
import type { Answer, FrameToBackground, MessageProblem, PageToBackground } from './calls.ts';
import { rateCap } from './rate.ts';
import { FRAME_SHAPES, PAGE_SHAPES } from './shapes.ts';

/** Who calls from a page: the tab, and the page's own address as the browser knows it. */
export type FromPage = { tabId: number; url: URL };
/** Who calls from one of our own pages: its tab, when it lives in one; else the tab of which it speaks, if it says. */
export type FromFrame = { tabId: number | null };

type Back<T> = T | Promise<T>;
export type PageHandlers = {
  [K in keyof PageToBackground]: (say: PageToBackground[K]['say'], from: FromPage) => Back<PageToBackground[K]['back']>;
};
export type FrameHandlers = {
  [K in keyof FrameToBackground]: (
    say: FrameToBackground[K]['say'],
    from: FromFrame,
  ) => Back<FrameToBackground[K]['back']>;
};

/** The longest message in characters of JSON: a page's facts are small; a note of 10,000 characters passes easily. */
const SIZE_MAX = { page: 64_000, frame: 512_000 } as const;
const envelope = z.strictObject({ call: z.string(), say: z.unknown(), tab: z.optional(z.int()) });

/**
 * Answers the calls of pages and frames. A content script may use the page's map only, a page of our own origin the
 * frames' map only; everything else, and whatever breaks shape, size or rate, is refused with a code and does nothing.
 */
export function receive(handlers: { page: PageHandlers; frame: FrameHandlers }): void {
  const rates = {
    page: rateCap({ burst: 60, perSecond: 20 }),
    frame: rateCap({ burst: 400, perSecond: 150 }),
  };
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    const kind = kindOf(sender);
    if (!kind) return Promise.resolve(refusal('refused'));
    if (!rates[kind].take(`${sender.tab?.id ?? '-'}`)) return Promise.resolve(refusal('too_many'));
    if (sizeOf(message) > SIZE_MAX[kind]) return Promise.resolve(refusal('too_large'));
    return kind === 'page'
      ? answer(PAGE_SHAPES, handlers.page, message, fromPage(sender))
      : answer(FRAME_SHAPES, handlers.frame, message, fromFrame(sender, message));
  });
}

/** Characters of JSON; 0 for what JSON leaves out, endless for what it can't say (Firefox carries such messages). */
function sizeOf(message: unknown): number {
  try {
    return `${JSON.stringify(message) ?? ''}`.length;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/** Our own pages by their address, which the browser vouches for; content scripts in a tab's top document; nobody else. */
function kindOf(sender: Runtime.MessageSender): 'page' | 'frame' | null {
  if (sender.id !== browser.runtime.id || !sender.url) return null;
  if (sender.url.startsWith(browser.runtime.getURL(''))) return 'frame';
  return sender.tab?.id !== undefined && sender.frameId === 0 && /^https?:/.test(sender.url) ? 'page' : null;
}

const fromPage = (sender: Runtime.MessageSender): FromPage => ({
  tabId: sender.tab?.id ?? -1,
  url: new URL(sender.url ?? ''),
});

/** A frame in a web page speaks of its own tab alone; a page of ours that stands by itself may say of which. */
function fromFrame({ tab, frameId }: Runtime.MessageSender, message: unknown): FromFrame {
  const said = envelope.safeParse(message);
  const alone = tab === undefined || frameId === 0;
  return { tabId: (alone && said.success ? said.data.tab : undefined) ?? tab?.id ?? null };
}

const refusal = (code: MessageProblem): Answer<never> => ({ ok: false, code });

async function answer<From>(
  shapes: Record<string, z.ZodMiniType>,
  handlers: Record<string, (say: never, from: From) => unknown>,
  message: unknown,
  from: From,
): Promise<Answer<unknown>> {
  const said = envelope.safeParse(message);
  if (!said.success) return refusal('refused');
  const { call } = said.data;
  const shape = Object.hasOwn(shapes, call) ? shapes[call] : undefined;
  const say = shape?.safeParse(said.data.say);
  if (!say?.success) return refusal('refused');
  try {
    return { ok: true, back: await handlers[call]?.(say.data as never, from) };
  } catch {
    return refusal('failed');
  }
}
