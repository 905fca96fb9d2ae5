/** A join link, read: the hub's address without a slash at its end, and the one-time code. */
export type JoinLink = { hub: string; code: string };

/** As this machine is called in the policy of our pages (wxt.config.ts), which can name no other address of it. */
const LOOPBACK = /^(?:localhost|127\.0\.0\.1)$/;

/**
 * Reads `<hub>/join#<code>`. The hub must be reached by https, or stand on this machine; the code stands in the
 * fragment, which no server on the way gets to see.
 */
export function readJoinLink(text: string): JoinLink | 'link_unreadable' | 'link_insecure' {
  const url = URL.parse(text.trim());
  const code = url?.hash.slice(1) ?? '';
  if (url === null || !/^https?:$/.test(url.protocol) || !/\/join\/?$/.test(url.pathname)) return 'link_unreadable';
  if (code.length < 20 || code.length > 200) return 'link_unreadable';
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname)) return 'link_insecure';
  return { hub: url.origin + url.pathname.replace(/\/join\/?$/, ''), code };
}
