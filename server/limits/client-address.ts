import { BlockList, isIP } from 'node:net';

/** Whose word on the client's address is taken: of so many proxies in front of the hub, or of proxies at these addresses. */
export type Trust = { readonly hops: number } | { readonly proxies: BlockList };

/** Without a proxy the socket alone says who asks; anybody can write an X-Forwarded-For. */
export const TRUST_NOBODY: Trust = { hops: 0 };

/**
 * Reads TRUST_PROXY: a count of proxies (`1`), or their addresses and networks (`10.0.0.0/8, fd00::/8`).
 * @throws Error that says what it must be
 */
export function readTrust(text: string): Trust {
  if (/^\d{1,2}$/.test(text.trim())) return { hops: Number(text) };
  const proxies = new BlockList();
  for (const part of text.split(',').map((each) => each.trim())) {
    const [network = '', bits] = part.split('/');
    const version = isIP(network);
    const length = bits === undefined ? (version === 6 ? 128 : 32) : Number(bits);
    if (version === 0 || !/^\d{1,3}$/.test(bits ?? '0') || length > (version === 6 ? 128 : 32)) {
      throw new Error('must be a count of proxies, or their addresses and networks such as 10.0.0.0/8');
    }
    proxies.addSubnet(network, length, familyOf(network));
  }
  return { proxies };
}

/**
 * The client's address as far as it can be trusted: the socket's, or from X-Forwarded-For, to which each proxy adds at
 * the right whom it heard, the first from the right that no trusted proxy wrote about itself. What is no address ends
 * the search.
 */
export function clientAddress(socketAddress: string, forwardedFor: string | undefined, trust: Trust): string {
  let [address, hops] = [plain(socketAddress), 0];
  for (const entry of (forwardedFor ?? '').split(',').reverse()) {
    const trusted = 'hops' in trust ? hops < trust.hops : isIP(address) > 0 && within(trust.proxies, address);
    const before = plain(entry.trim());
    if (!trusted || isIP(before) === 0) break;
    [address, hops] = [before, hops + 1];
  }
  return address;
}

/** What counts as one client: an IPv4 address, or the /64 of an IPv6 one, of which a single machine may use any. */
export function addressKey(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::');
  const before = head.split(':').filter(Boolean);
  const after = (tail ?? '').split(':').filter(Boolean);
  const zeros = Array(Math.max(0, 8 - before.length - after.length)).fill('0');
  const groups = tail === undefined ? before : [...before, ...zeros, ...after];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4');
const within = (proxies: BlockList, address: string) => proxies.check(address, familyOf(address));

/** Without brackets and port, which some proxies write, and an IPv4 address as such where the socket shows it as IPv6. */
function plain(address: string): string {
  const bare = /^\[(.+)\](?::\d+)?$/.exec(address)?.[1] ?? /^([\d.]+):\d+$/.exec(address)?.[1] ?? address;
  return /^::ffff:([\d.]+)$/i.exec(bare)?.[1] ?? bare;
}
