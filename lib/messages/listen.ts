import type { BackgroundToPage } from './calls.ts';
import { api } from './send.ts';

type Handlers = { [K in keyof BackgroundToPage]?: (say: BackgroundToPage[K]['say']) => void };

/** Takes the background's calls in a content script until the signal aborts; what else is said is left alone. */
export function listenInPage(handlers: Handlers, signal: AbortSignal): void {
  const take = (message: unknown, sender: { id?: string; tab?: unknown }): undefined => {
    if (sender.id !== api().runtime?.id || sender.tab !== undefined) return;
    const { call, say } = message as { call: keyof Handlers; say: never };
    handlers[call]?.(say);
  };
  api().runtime?.onMessage.addListener(take);
  signal.addEventListener('abort', () => api().runtime?.onMessage?.removeListener(take));
}
