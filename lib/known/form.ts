import { domainOf, readEmail, readPhone } from '#lib/model/address.ts';

/** Who is asked for: by an address or by a number. */
export type Asked = { email: string } | { phone: string };

/** The one spelling under which an address or a number goes into the filter, as `readEmail` and `readPhone` gave them. */
export const formOf = (kind: 'email' | 'phone', address: string): string =>
  kind === 'email' ? inAscii(address) : address.replace('+', '');

/**
 * The forms of which the hub's look-up would find any (server/contacts/lookup.ts): the address, and the one without its
 * plus-tag; a number with or without its country's plus. None for what is neither.
 */
export function formsOf(asked: Asked): string[] {
  if ('phone' in asked) {
    const phone = readPhone(asked.phone);
    return phone === null ? [] : [formOf('phone', phone)];
  }
  const email = readEmail(asked.email);
  if (email === null) return [];
  const plus = email.indexOf('+');
  const untagged = plus > 0 && plus < email.lastIndexOf('@') ? `${email.slice(0, plus)}@${domainOf(email)}` : null;
  return [email, ...(untagged === null ? [] : [untagged])].map(inAscii);
}

/** An address with its domain in punycode, where that can be done: the same for all spellings of a domain. */
export function inAscii(email: string): string {
  const domain = domainOf(email);
  if (/^[a-z0-9.-]*$/.test(domain)) return email;
  const url = URL.parse(`http://${domain}`);
  return url === null || url.hostname === '' ? email : `${email.slice(0, -domain.length)}${url.hostname}`;
}
