import { sendFromPage } from '#lib/messages/send.ts';
import type { Dialer } from '#lib/model/primer.ts';
import { callIn, dialersAt } from '#lib/sites/dialers.ts';
import { telOf } from '#lib/sites/tel.ts';

/** Tells of the calls that are made on this page, until the signal aborts. What the page's own scripts made is none. */
export function tellCalls(written: readonly Dialer[], signal: AbortSignal): void {
  const dialers = dialersAt(location.hostname, written);

  /** Diallers beside the page tell it of their calls. */
  const hear = (event: MessageEvent) => {
    const call = event.isTrusted && event.source !== window && callIn(event, dialers);
    if (call) void sendFromPage('page.call', call);
  };
  /** A click on a tel: link, also one inside a shadow root, starts the call's clock; the click goes its way. */
  const see = (event: MouseEvent) => {
    if (!event.isTrusted) return;
    const link = event.composedPath().find((node) => node instanceof Element && node.matches('a[href^="tel:" i]'));
    const phone = link instanceof Element ? telOf(link) : null;
    if (phone) void sendFromPage('page.call', { phone, ended: false, seconds: null });
  };
  document.addEventListener('click', see, { capture: true, passive: true, signal });
  window.addEventListener('message', hear, { signal });
}
