import browser from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import { everyMinutes } from '#lib/browser/alarms.ts';
import { onSitesChanged } from '#lib/browser/permissions.ts';
import { closeLocalStorageToPages } from '#lib/browser/storage.ts';
import { receive } from '#lib/messages/receive.ts';
import { followBadge } from './badge.ts';
import { followCommands } from './commands.ts';
import { followOwnList, followSharedList } from './follow-excluded.ts';
import { followHome } from './home.ts';
import { followNewPeople } from './look-again.ts';
import { neighboursOf } from './neighbours.ts';
import { pageCalls } from './page-calls.ts';
import { pointerFrameCalls, pointerPageCalls } from './pointer-calls.ts';
import { followPolicySites, tellPolicySites } from './policy-sites.ts';
import { followRecipes, followSwitches } from './recipes.ts';
import { registerSites } from './registration.ts';
import { storeFallback } from './store-fallback.ts';
import { pollHub, pushWhileAwake, syncNow } from './sync.ts';
import { tabCalls } from './tab-calls.ts';
import { followTabs } from './tabs.ts';
import { followConnection } from './worker-session.ts';

/** Every listener is added in the worker's first turn: the browser wakes it for those it knows. */
export default defineBackground({
  type: 'module',
  main() {
    void closeLocalStorageToPages();
    const session = followConnection((now) => {
      followBadge(now);
      pushWhileAwake(now);
      void tellPolicySites(now);
      if (now === null) return;
      followSharedList(now.port, neighbours, now.signal);
      followRecipes(now.port, neighbours, now.signal);
    });
    const neighbours = neighboursOf(session);
    receive({
      page: { ...pageCalls(neighbours), ...pointerPageCalls(neighbours) },
      frame: {
        ...tabCalls(neighbours),
        ...pointerFrameCalls(neighbours),
        ...storeFallback(session),
        'sync.now': async () => syncNow(await session()),
      },
    });
    followTabs();
    followOwnList(neighbours);
    followSwitches(neighbours);
    const lookAgain = followNewPeople(neighbours);
    followHome();
    followCommands();
    followPolicySites(session);
    onSitesChanged(registerSites);
    browser.runtime.onInstalled.addListener(registerSites);
    browser.runtime.onStartup.addListener(registerSites);
    everyMinutes('sync', 1, () => void session().then(pollHub).then(lookAgain));
  },
});
