/** What a page does to the panel, as the content script sees it. */
export type Cover = {
  /** It lays something over it, or hides, distorts or moves it. */
  covered: boolean;
  /** When the panel was last brought above a menu of the page's that opened elsewhere (ms since 1970). */
  liftedAt: number;
};

/** Under which name session storage holds a tab's cover; only the worker writes it. */
export const coverKey = (tabId: number): string => `cover:${tabId}`;
