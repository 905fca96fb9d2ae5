/** Chromium's id of the extension, which its fixed key makes (wxt.config.ts), as identity.getRedirectURL uses it. */
export const CHROMIUM_ORIGIN = 'https://opbgkedlgbednkhcjibbgkjejhmjgboj.chromiumapp.org';
/** Firefox's: the SHA-1 of the extension's gecko id. */
export const FIREFOX_ORIGIN = 'https://16eeeb3a687c49687536a020cb40e1b9a0a913f2.extensions.allizom.org';

/**
 * Whether a sign-in may end at this address: any page of the two origins that browsers keep for this extension alone, or
 * exactly one that the hub's settings name. It must be written the way browsers write it, so that it means one thing.
 */
export function isAllowed(address: string, named: readonly string[]): boolean {
  if (named.includes(address)) return true;
  if (!URL.canParse(address)) return false;
  const { href, origin, username, password, hash } = new URL(address);
  const plain = href === address && username === '' && password === '' && hash === '';
  return plain && (origin === CHROMIUM_ORIGIN || origin === FIREFOX_ORIGIN);
}

/** What a page's form-action names to let its form's redirect through. */
export const originOf = (address: string): string => new URL(address).origin;
