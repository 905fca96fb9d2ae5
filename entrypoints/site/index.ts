import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { listenInPage } from '#lib/messages/listen.ts';
import { isAlive, sendFromPage } from '#lib/messages/send.ts';
import { callIn } from '#lib/sites/dialers.ts';
import { arrive } from '#lib/sites/presence.ts';
import { telOf } from '#lib/sites/tel.ts';
import { whenIdle } from './when-idle.ts';

/**
 * The loader: the only script that the browser runs by itself on a granted page. It is registered at run time as an
 * unlisted script, because WXT's own content scripts announce the extension's id to the page by a DOM event.
 */
export default defineUnlistedScript(() => {
  const stay = arrive();
  if (!stay) return;
  const { signal } = stay;
  listenInPage({ 'site.off': () => stay.abort() }, signal);
  document.addEventListener('click', tellCall, { capture: true, passive: true, signal });
  window.addEventListener('message', hearDialer, { signal });
  void whenIdle(signal).then(async () => {
    if (signal.aborted) return;
    const answer = await sendFromPage('page.start', {});
    if (!answer.ok) stay.abort();
  });

  /** Diallers beside the page tell it of their calls. An event that the page's own scripts made is none of theirs. */
  function hearDialer(event: MessageEvent): void {
    const call = event.isTrusted && event.source !== window ? callIn(event, location.hostname) : null;
    if (call && isAlive()) void sendFromPage('page.call', call);
  }

  /** A click on a tel: link, also one inside a shadow root, starts the call's clock; the click goes its way. */
  function tellCall(event: MouseEvent): void {
    if (!event.isTrusted) return;
    if (!isAlive()) stay?.abort();
    if (signal.aborted) return;
    const link = event.composedPath().find((node) => node instanceof Element && node.matches('a[href^="tel:" i]'));
    const phone = link instanceof Element ? telOf(link.getAttribute('href') ?? '') : null;
    if (phone) void sendFromPage('page.call', { phone, ended: false, seconds: null });
  }
});
