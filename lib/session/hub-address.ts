/** Where a hub is, without a slash at its end; `code` is that of a join link, null for a plain address. */
export type FieldAddress = { hub: string; code: string | null };

/** As this machine is called in the policy of our pages (wxt.config.ts), which can name no other address of it. */
const LOOPBACK = /^(?:localhost|127\.0\.0\.1)$/;
const SCHEME = /^[a-z][a-z\d+.-]*:(?!\d)/i;
const JOIN = /\/join\/?$/;

/** People type an address without its scheme: https then, or http for this machine. */
function withScheme(text: string): string {
  if (SCHEME.test(text)) return text;
  const host = /^[^/:#?]*/.exec(text)?.[0] ?? '';
  return `${LOOPBACK.test(host) ? 'http' : 'https'}://${text}`;
}

/**
 * Reads a hub's address, with or without its scheme, or a join link (`<hub>/join#<code>`), whose code stands in the
 * fragment, which no server on the way gets to see. The hub must be reached by https, or stand on this machine.
 */
export function readHubAddress(text: string): FieldAddress | 'address_unreadable' | 'address_insecure' {
  const url = URL.parse(withScheme(text.trim()));
  if (url === null || !/^https?:$/.test(url.protocol) || url.hostname === '') return 'address_unreadable';
  if (url.username !== '' || url.password !== '') return 'address_unreadable';
  if (!/[.:]|^localhost$/.test(url.hostname)) return 'address_unreadable';
  const code = readCode(url);
  if (code === undefined) return 'address_unreadable';
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname)) return 'address_insecure';
  return { hub: url.origin + url.pathname.replace(JOIN, '').replace(/\/+$/, ''), code };
}

/** The code of a join link; null for a plain address, undefined for a link that is neither. */
function readCode({ pathname, hash }: URL): string | null | undefined {
  const code = hash.slice(1);
  const joins = JOIN.test(pathname);
  if (code === '' && !joins) return null;
  return joins && code.length >= 20 && code.length <= 200 ? code : undefined;
}
