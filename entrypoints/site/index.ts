import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { sendFromPage } from '#lib/messages/send.ts';
import { arrive } from '#lib/sites/presence.ts';
import { whenIdle } from './when-idle.ts';
import { whenSomebody } from './when-somebody.ts';

/**
 * The loader: the only script that the browser runs by itself on a granted page. It waits until the page is idle and may
 * speak of somebody, and asks for the reader. It is registered at run time as an unlisted script, because WXT's own content scripts announce the
 * extension's id to the page by a DOM event.
 */
export default defineUnlistedScript(async () => {
  const stay = arrive();
  if (!stay) return;
  await whenIdle(stay.signal);
  await whenSomebody();
  const answer = await sendFromPage('page.start', {});
  if (!answer.ok) stay.abort();
});
