import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { listenInPage } from '#lib/messages/listen.ts';
import { isAlive, sendFromPage } from '#lib/messages/send.ts';
import type { Recipe } from '#lib/model/recipe.ts';
import { follow } from '#lib/sites/follow.ts';
import { learn } from '#lib/sites/learned.ts';
import { joinReader } from '#lib/sites/presence.ts';
import { readPage, recordAt } from '#lib/sites/read.ts';
import { framesOf, watchedParts } from '#lib/sites/watched.ts';
import { tellCalls } from './calls.ts';
import { createGuest } from './guest.ts';

/** The reader: reads the page and follows it, and mounts launcher and panel when the background says so. */
export default defineUnlistedScript(async () => {
  const stay = joinReader();
  if (!stay) return;
  const { signal } = stay;
  /** The start of this document tells it from any other that the tab shows before or after. */
  const key = performance.timeOrigin;
  const hello = await sendFromPage('page.hello', { document: key });
  if (!hello.ok) return stay.abort();
  const { primer, excluded, view } = hello.back;
  learn(primer);
  tellCalls(primer.dialers, signal);
  let { recipes } = hello.back;
  const page = { document, location };

  const { lookAgain } = follow({
    window,
    signal,
    read: () => readPage(page, recipes, excluded),
    record: () => recordAt(page, recipes),
    watched: () => watchedParts(page, recipes),
    frames: () => framesOf(page, recipes),
    tell: (sequence, facts) => {
      if (isAlive()) void sendFromPage('page.facts', { document: key, sequence, facts });
      else stay.abort();
    },
  });
  const { show, dragLauncher } = createGuest(stay);
  const readBy = (now: { recipes: Recipe[] }) => {
    recipes = now.recipes;
    lookAgain();
  };
  listenInPage(
    {
      'panel.show': show,
      'launcher.drag': dragLauncher,
      'page.read': lookAgain,
      'page.recipes': readBy,
      'site.off': () => stay.abort(),
    },
    signal,
  );
  show(view);
  // Back from the browser's page cache: meanwhile the tab has spoken of another document.
  const backAgain = ({ persisted }: PageTransitionEvent) => {
    if (persisted) void sendFromPage('page.hello', { document: key }).then(lookAgain);
  };
  window.addEventListener('pageshow', backAgain, { signal });
});
