import { sendFromPage } from '#lib/messages/send.ts';
import type { Dialer } from '#lib/model/primer.ts';
import { telOf } from '#lib/sites/tel.ts';

/** Tells of the calls that are made on this page, until the signal aborts. What the page's own scripts made is none. */
export function tellCalls(dialers: readonly Dialer[], signal: AbortSignal): void {
  const here = dialers.filter(({ page }) => new RegExp(page).test(location.hostname));

  /** Diallers beside the page tell it of their calls: the background hears what such a frame says, and nothing else. */
  const hear = ({ isTrusted, source, origin, data }: MessageEvent) => {
    const speaks = ({ named, begins, ends, ...frame }: Dialer) =>
      new RegExp(frame.origin).test(origin) &&
      typeof data?.[named] === 'string' &&
      new RegExp(`${begins}|${ends}`).test(data[named]);
    if (isTrusted && source !== window && here.some(speaks)) void sendFromPage('page.dialer', { origin, data });
  };
  /** A click on a tel: link, also one inside a shadow root, starts the call's clock; the click goes its way. */
  const see = (event: MouseEvent) => {
    if (!event.isTrusted) return;
    const link = event
      .composedPath()
      .find((node): node is Element => node instanceof Element && node.matches('a[href^="tel:" i]'));
    const phone = link && telOf(link);
    if (phone) void sendFromPage('page.call', { phone });
  };
  document.addEventListener('click', see, { capture: true, passive: true, signal });
  window.addEventListener('message', hear, { signal });
}
