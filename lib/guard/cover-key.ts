/** Under which name session storage holds a tab's cover (messages/calls.ts); only the worker writes it. */
export const coverKey = (tabId: number): string => `cover:${tabId}`;
