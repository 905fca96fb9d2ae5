const PLACES = new Set(['/auth/connect', '/auth/device', '/auth/invitation', '/auth/account']);
const HOME = '/auth/account';

/** Where a sign-in goes on: one of the hub's own pages, with its query. Anything else leads home. */
export function safeNext(text: string | undefined, publicUrl: string): string {
  if (text === undefined || !URL.canParse(text, publicUrl)) return HOME;
  const { origin, pathname, search } = new URL(text, publicUrl);
  return origin === new URL(publicUrl).origin && PLACES.has(pathname) ? pathname + search : HOME;
}

/** The address of a page of signing in that goes on to `next`. */
export const goingOn = (page: string, next: string): string => `${page}?${new URLSearchParams({ next })}`;
