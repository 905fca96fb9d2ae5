import { opensByMessage } from '#lib/browser/home.ts';
import type { PanelView, TabAbout } from '#lib/messages/calls.ts';
import { sendToPage } from '#lib/messages/to-page.ts';
import { home } from './home.ts';
import { layoutOf } from './layout.ts';
import { changeTab } from './tab-state.ts';

/** What the page is to show for what is known of its tab: no panel, where the panel lives in the browser's own. */
export async function viewOf({ panelOpen, known, facts }: TabAbout, focus = false): Promise<PanelView> {
  const here = (await home()) === 'page';
  const launcher = known !== null && (here || opensByMessage());
  return { open: panelOpen && here, focus, launcher, layout: await layoutOf(facts) };
}

/** Lets the page show what is known of its tab. */
export async function show(about: TabAbout, focus = false): Promise<void> {
  await sendToPage(about.tabId, 'panel.show', await viewOf(about, focus));
}

/**
 * Opens or closes a tab's panel, which takes the focus unless nobody asked for it (`focus: false`). `false` where no page
 * of the tab is read.
 */
export async function setPanel(
  tabId: number,
  set: { open: boolean | 'toggle'; focusBar?: boolean; focus?: boolean },
): Promise<boolean> {
  const about = await changeTab(
    tabId,
    (before) => before && { ...before, panelOpen: set.open === 'toggle' ? !before.panelOpen : set.open },
  );
  if (!about) return false;
  await show(about, about.panelOpen && set.focus !== false);
  // Only once the panel stands there: what isn't shown takes no focus.
  if (set.focusBar) await changeTab(tabId, (before) => before && { ...before, focusBar: before.focusBar + 1 });
  return true;
}
