import type { FrameHandlers } from '#lib/messages/receive.ts';
import { sendToPage } from '#lib/messages/to-page.ts';
import { aboutOf, tabOf } from './asking-tab.ts';
import { keepChoice } from './choices.ts';
import { coverOf } from './cover.ts';
import { openAtBrowser } from './home.ts';
import { keepLayout, layoutOf, resetLayout } from './layout.ts';
import type { Neighbours } from './neighbours.ts';
import { lookForPerson } from './page-calls.ts';
import { setPanel, show } from './show.ts';
import { changeTab } from './tab-state.ts';

type TabCalls = 'tab.about' | 'tab.cover' | 'panel.set' | 'panel.layout' | 'launcher.drag' | 'tab.choose' | 'call.done';

/** The calls of our own frames and pages that concern a tab: the one they live in, or the window's active one. */
export function tabCalls(neighbours: Neighbours): Pick<FrameHandlers, TabCalls> {
  return {
    'tab.about': (_, from) => aboutOf(from),
    async 'tab.cover'(_, { tabId }) {
      return tabId === null ? null : { tabId, cover: await coverOf(tabId) };
    },
    async 'panel.set'({ open, focusBar, width }, from) {
      if (open && from.tabId !== null && (await openAtBrowser(from.tabId)) && !focusBar) return null;
      const about = await aboutOf(from);
      if (!about) return null;
      if (width !== undefined) await keepLayout(about.facts.site, { width });
      if (open === undefined && !focusBar) await show(about);
      else await setPanel(about.tabId, { open: open ?? true, focusBar: focusBar ?? false });
      return null;
    },
    async 'panel.layout'({ change, reset }, from) {
      const about = await aboutOf(from);
      if (!about) return null;
      if (reset) await resetLayout(about.facts.site);
      if (change) await keepLayout(about.facts.site, change);
      if (reset || change) await show(about);
      return layoutOf(about.facts);
    },
    async 'launcher.drag'(by, { tabId }) {
      if (tabId !== null) await sendToPage(tabId, 'launcher.drag', by);
      return null;
    },
    async 'tab.choose'({ email, found = false }, from) {
      const before = await aboutOf(from);
      if (!before) return null;
      await keepChoice(before.facts, email, found);
      const about = await changeTab(
        before.tabId,
        (now) => now && { ...now, chosen: email, noneOfThem: email === null, known: null },
      );
      if (about) await lookForPerson(about, neighbours);
      return null;
    },
    async 'call.done'(_, from) {
      const tabId = await tabOf(from);
      if (tabId !== null) await changeTab(tabId, (before) => before && { ...before, call: null });
      return null;
    },
  };
}
