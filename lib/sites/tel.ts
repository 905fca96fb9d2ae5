import { readPhone } from '#lib/model/address.ts';

/** The number in a tel: link's address. */
export const telOf = (link: Element): string | null => readPhone(decoded(link.getAttribute('href') ?? ''));

/** What an address says without its percent signs; one that is broken, as it stands. */
export function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
