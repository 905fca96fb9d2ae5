import { createHash } from 'node:crypto';

/** Secrets remembered at most; the oldest are forgotten. */
const MOST = 50_000;

/**
 * Secrets that opened something here lately, as hashes. They open nothing by themselves: they only tell an honest
 * colleague from whoever guesses behind the same address.
 */
export type KnownSecrets = { add(secret: string): void; has(secret: string): boolean };

export function createKnownSecrets(most = MOST): KnownSecrets {
  const hashes = new Set<string>();
  const hashOf = (secret: string) => createHash('sha256').update(secret).digest('base64');
  return {
    add(secret) {
      const hash = hashOf(secret);
      hashes.delete(hash);
      hashes.add(hash);
      const [oldest] = hashes;
      if (hashes.size > most && oldest !== undefined) hashes.delete(oldest);
    },
    has: (secret) => hashes.has(hashOf(secret)),
  };
}
