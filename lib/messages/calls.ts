import type { PageFacts } from '#lib/model/page-facts.ts';
import type { Recipe } from '#lib/model/recipe.ts';

/** One map of calls per direction: name → what is said and what comes back (STYLE.md, habit 6). */
export type PageToBackground = {
  /** The script has started in a granted page; the answer is the recipe that applies, as plain data. */
  'page.hello': { say: { url: string }; back: { recipes: Recipe[]; own: string[]; panel: PanelLayout } };
  /** What the page is about now; `sequence` grows with each navigation in the document. */
  'page.facts': { say: { sequence: number; facts: PageFacts }; back: null };
  /** A tel: link was clicked: a clock starts. */
  'page.call': { say: { phone: string }; back: null };
  /** The person closed, opened or resized the panel at the page. */
  'page.panel': { say: { open: boolean; width: number }; back: null };
};

export type FrameToBackground = {
  /** What is the tab about in which I live (or, in a popup, the window's active tab)? */
  'tab.about': { say: Record<string, never>; back: TabAbout | null };
  /** Open (with the outcome bar focused, or not), close, or resize my panel. */
  'panel.set': { say: { open?: boolean; focusBar?: boolean; width?: number }; back: null };
  /** The chosen one of several people, or none of them, remembered for this record. */
  'tab.choose': { say: { email: string | null }; back: null };
  /** The call's clock was used or dismissed. */
  'call.done': { say: Record<string, never>; back: null };
  /** Sync as soon as you can. */
  'sync.now': { say: Record<string, never>; back: null };
  /** Reads and writes for a frame to which IndexedDB is denied. */
  'store.read': { say: { name: string; args: unknown }; back: unknown };
  'store.run': { say: { name: string; args: unknown }; back: unknown };
};

export type BackgroundToPage = {
  /** Mount, show or hide the panel; the launcher only where a known person was found. */
  'panel.show': { say: { open: boolean; launcher: boolean; layout: PanelLayout }; back: null };
  /** Read the page anew (the tab's URL changed, or the recipes did). */
  'page.read': { say: Record<string, never>; back: null };
  /** The site was switched off: leave without a trace. */
  'site.off': { say: Record<string, never>; back: null };
};

/** How the panel lies over this site's pages; widths in CSS px. */
export type PanelLayout = { side: 'left' | 'right'; width: number };

/** What the background knows of a tab; it stands in session storage under `tab:<id>`, so that frames can watch it. */
export type TabAbout = {
  tabId: number;
  sequence: number;
  facts: PageFacts;
  /** Address of the person chosen among several. */
  chosen: string | null;
  /** A running clock: number and start (ms since 1970). */
  call: { phone: string; startedAt: number } | null;
  panelOpen: boolean;
  /** Grows each time the bar should take the focus. */
  focusBar: number;
};
