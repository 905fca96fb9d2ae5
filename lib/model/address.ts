import { forText } from './for-text.ts';
import { FREE_MAIL_DOMAINS } from './free-mail.ts';

/** The longest address: 64 characters, `@`, 255 (RFC 5321, 4.5.3.1). */
const EMAIL_MAX = 320;

const ADDRESS = forText(
  String.raw`^[^\s@<>"(),:;\\[\]]+@(?:[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]*[\p{L}\p{N}\p{M}])?\.)+[\p{L}\p{N}\p{M}-]{2,}$`,
);

/**
 * An e-mail address as the hub keeps and compares it: lower case, Unicode NFC, without `mailto:`, angle brackets and
 * a display name. Plus-tags, dots and apostrophes stay. null where the text holds no address.
 */
export function readEmail(text: string): string | null {
  const inBrackets = /<([^<>]*)>\s*$/.exec(text)?.[1] ?? text;
  const address = inBrackets
    .trim()
    .replace(/^mailto:/i, '')
    .normalize('NFC')
    .toLowerCase();
  if (address.length > EMAIL_MAX) return null;
  return ADDRESS(address).test(address) ? address : null;
}

/**
 * A telephone number as the hub keeps and compares it: digits, with a leading `+` where the country is known (E.164;
 * `00` stands for `+`). Extensions are left out. null where the text holds fewer than 5 or more than 15 digits.
 */
export function readPhone(text: string): string | null {
  const bare = text
    .trim()
    .replace(/^tel:/i, '')
    .replace(/(?:ext\.?|extension|x|;ext=|#)\s*\d{1,6}$/i, '')
    .replace(/\(0\)/, '');
  if (/[^\d\s+().\-/]/.test(bare)) return null;
  const digits = bare.replace(/\D/g, '');
  if (digits.length < 5 || digits.length > 17) return null;
  if (bare.startsWith('+')) return digits.length <= 15 ? `+${digits}` : null;
  if (digits.startsWith('00')) return digits.length <= 17 ? `+${digits.slice(2)}` : null;
  return digits.length <= 15 ? digits : null;
}

/** The domain of an address that `readEmail` gave. */
export const domainOf = (email: string): string => email.slice(email.lastIndexOf('@') + 1);

/** The domain where it speaks of a company; null for free mail. */
export function companyDomain(email: string): string | null {
  const domain = domainOf(email);
  return FREE_MAIL_DOMAINS.has(domain) ? null : domain;
}
