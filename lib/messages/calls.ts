import type { PageFacts } from '#lib/model/page-facts.ts';
import type { Primer } from '#lib/model/primer.ts';
import type { Recipe } from '#lib/model/recipe.ts';
import type { Band } from '#lib/model/score.ts';

/**
 * One map of calls per direction: name → what is said and what comes back (STYLE.md, habit 6). To the background each is
 * safe to repeat, because it is said again when its answer does not come (send.ts).
 */
export type PageToBackground = {
  /** The loader runs in a granted page that has loaded and is idle: the reader may follow. */
  'page.start': { say: Record<string, never>; back: null };
  /** The reader runs; the answer is what it needs: how to read, recipes that may apply, addresses that are nobody's, what to show. */
  'page.hello': {
    say: { document: number };
    back: { primer: Primer; recipes: Recipe[]; excluded: string[]; view: PanelView };
  };
  /** What the page is about now; `sequence` grows with each change of record in the document. */
  'page.facts': { say: { document: number; sequence: number; facts: PageFacts }; back: null };
  /** A tel: link was clicked. */
  'page.call': { say: { phone: string }; back: null };
  /** A dialler's frame told the page of a call: the frame's origin, and its words. */
  'page.dialer': { say: { origin: string; data?: unknown }; back: null };
  /** The person resized the panel at its edge; or it stands at this side now (another's panel may hold the person's own). */
  'page.panel': { say: { width?: number | undefined; side?: PanelLayout['side'] | undefined }; back: null };
  /** While an element of this name (a class) stands beside the body, the page leaves `by` px of the window to the panel. */
  'page.push': { say: { name: string; side: PanelLayout['side']; by: number }; back: null };
  /** The person dragged the launcher: where it stands now, from the window's top (0) to its bottom (1). */
  'page.launcher': { say: { at: number }; back: null };
  /** What the page does to the open panel, said when that changes (lib/guard). */
  'page.cover': { say: Cover; back: null };
  /** The pointer runs in the page: how to read, which recipe it repairs (null: it makes a new one), the id of a new one. */
  'page.pointing': { say: Record<string, never>; back: { primer: Primer; repairs: Recipe | null; id: string } };
  /** What the person pointed at, as a recipe; null when they left it. */
  'page.pointed': { say: { recipe: Recipe | null }; back: null };
};

export type FrameToBackground = {
  /** What is the tab about in which I live (or, in a popup, the window's active tab)? */
  'tab.about': { say: Record<string, never>; back: TabAbout | null };
  /** What does the page do to the frame in which I live, and in which tab? */
  'tab.cover': { say: Record<string, never>; back: { tabId: number; cover: Cover } | null };
  /** Open (with the outcome bar focused, or not), close, or resize my panel. */
  'panel.set': {
    say: { open?: boolean | undefined; focusBar?: boolean | undefined; width?: number | undefined };
    back: null;
  };
  /** Changes how the panel lies over my tab's site, or forgets (`reset`) what the person chose there; gives how it lies. */
  'panel.layout': {
    say: { change?: LayoutChange | undefined; reset?: boolean | undefined };
    back: PanelLayout | null;
  };
  /** The launcher is dragged by `dy` px from where the drag began; `done` when it is let go. */
  'launcher.drag': { say: { dy: number; done: boolean }; back: null };
  /**
   * Who it is, by address or number, or (null) nobody whom the page names: remembered for this record. `found`: by a
   * search, so that the page need not name them.
   */
  'tab.choose': { say: { email: string | null; found?: boolean | undefined }; back: null };
  /** Lets the person point at name, address and number on my tab's page; false where that can't be. */
  'pointer.start': { say: Record<string, never>; back: boolean };
  /** Saves what was pointed at as the workspace's recipe, or drops it; false when it could not be saved. */
  'pointer.end': { say: { save: boolean }; back: boolean };
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
  'panel.show': { say: PanelView; back: null };
  /** The launcher follows the pointer. */
  'launcher.drag': { say: { dy: number; done: boolean }; back: null };
  /** Read the page anew (the tab's URL changed, or the recipes did). */
  'page.read': { say: Record<string, never>; back: null };
  /** The recipes that may apply have changed: read the page by these. */
  'page.recipes': { say: { recipes: Recipe[] }; back: null };
  /** The site was switched off: leave without a trace. */
  'site.off': { say: Record<string, never>; back: null };
};

/**
 * How the panel lies at this site's pages: over them, or beside them (`push`, the page makes room); width in CSS px,
 * `launcherAt` from the window's top (0) to its bottom (1).
 */
export type PanelLayout = { side: 'left' | 'right'; mode: 'overlay' | 'push'; width: number; launcherAt: number };
export type LayoutChange = { [K in keyof PanelLayout]?: PanelLayout[K] | undefined };
export const PANEL_WIDTH = { least: 320, usual: 360, most: 480 } as const;
/** In a window narrower than this (CSS px) the panel lies over the page, as wide as it may be. */
export const NARROW = 640;

/** What the page shows of us. `focus`: the person asked for the panel just now, so it takes the focus. */
export type PanelView = { open: boolean; focus: boolean; launcher: boolean; layout: PanelLayout };

/** What the background knows of a tab; it stands in session storage under `tab:<id>`, so that frames can watch it. */
export type TabAbout = {
  tabId: number;
  /** Match pattern of the page's site. */
  origin: string;
  /** Start of the tab's document (ms since 1970, with fractions): facts from another one are stale. */
  document: number;
  sequence: number;
  facts: PageFacts;
  /** Addresses of people on the page about whom nobody is asked; they aren't in `facts`. */
  excluded?: string[] | undefined;
  /** Address, or number where there is none, of the person chosen among several or found by a search. */
  chosen: string | null;
  /** "None of them" was chosen for this record. */
  noneOfThem: boolean;
  /** What the launcher shows; null while the hub knows nobody here, and then there is no launcher. */
  known: { band: Band | null; waiting: boolean } | null;
  /** The call at hand: its number, where known; its start (ms since 1970); how long it took, once it ended. */
  call: { phone: string | null; startedAt: number; seconds: number | null } | null;
  /** A recipe in the making: somebody points, or has pointed, at this page. */
  pointing?: Pointing | null | undefined;
  panelOpen: boolean;
  /** At which side of the window the panel stands; absent until it has been shown. */
  panelSide?: PanelLayout['side'] | undefined;
  /** Grows each time the bar should take the focus. */
  focusBar: number;
};

/** A recipe in the making. `recipe` is null while the person still points. */
export type Pointing = {
  /** Id of the workspace's recipe that it becomes. */
  recipeId: string;
  /** The recipe that it repairs; null for a new one. */
  repairs: Recipe | null;
  recipe: Recipe | null;
  /** What it found, record by record, the one pointed at first. */
  checks: PointingCheck[];
  /** Whether the panel was open before. */
  panelWas: boolean;
};
export type PointingCheck = { record: string; name: string | null; email: string | null; phone: string | null };

/** What a page does to the panel, as the content script sees it. */
export type Cover = {
  /** It lays something over it, or hides, distorts or moves it. */
  covered: boolean;
  /** When the panel was last brought above a menu of the page's that opened elsewhere (ms since 1970). */
  liftedAt: number;
};

/** What a call comes back with: failures travel as values. */
export type Answer<T> = { ok: true; back: T } | { ok: false; code: MessageProblem };

/**
 * Why a call failed: `refused` – not for this sender, or the wrong shape; `too_large`, `too_many` – over the caps;
 * `failed` – the callee could not do it, or is there no more (an extension that was updated or removed).
 */
export type MessageProblem = 'refused' | 'too_large' | 'too_many' | 'failed';
