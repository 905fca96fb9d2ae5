import type { Hash } from './filter.ts';

/** The text whose SHA-256 begins with an address's hash. `key` is the workspace's own. */
export const hashedText = (key: string, form: string): string => `${key}\n${form}`;

/** Eight bytes, from `at` on, as a hash: the most significant byte first. */
export function hashIn(bytes: Uint8Array, at = 0): Hash {
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, 8);
  return [view.getUint32(0), view.getUint32(4)];
}

/** The hash of a form by the browser's own SHA-256. The hub has a quicker way to the same (server/known/hash.ts). */
export async function hashOf(key: string, form: string): Promise<Hash> {
  const text = new TextEncoder().encode(hashedText(key, form));
  return hashIn(new Uint8Array(await crypto.subtle.digest('SHA-256', text)));
}
