import { readPhone } from '#lib/model/address.ts';

/** The number in a tel: link's address. */
export function telOf(href: string): string | null {
  try {
    return readPhone(decodeURIComponent(href));
  } catch {
    return readPhone(href);
  }
}
