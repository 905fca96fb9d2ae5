import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { sendFromPage } from '#lib/messages/send.ts';
import { learn } from '#lib/sites/learned.ts';
import { pointAt } from './point.ts';

/** One pointer at a time: a second one ends the first. In the isolated world, which the page's scripts cannot see. */
const KEY = Symbol.for('touchline.pointer');

/**
 * The pointer: lets the person show where name, address and number of the page's person stand, and tells the background
 * the recipe that follows from it. Loaded only when somebody asks for it.
 */
export default defineUnlistedScript(async () => {
  const before: unknown = Reflect.get(globalThis, KEY);
  if (before instanceof AbortController) before.abort();
  const stay = new AbortController();
  Reflect.set(globalThis, KEY, stay);
  const asked = await sendFromPage('page.pointing', {});
  if (!asked.ok) return;
  learn(asked.back.primer);
  // Whatever a page does to us: the background must hear that nobody points there any more.
  const recipe = await pointAt(asked.back, stay.signal).catch(() => null);
  const isReplaced = stay.signal.aborted;
  stay.abort();
  if (!isReplaced) await sendFromPage('page.pointed', { recipe });
});
