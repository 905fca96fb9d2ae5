/** What a sign-in by PKCE (RFC 7636) remembers until its code comes back. It stands in memory alone. */
export type Pkce = { verifier: string; challenge: string; state: string };

const VERIFIER_BYTES = 32;
const STATE_BYTES = 16;

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

const random = (bytes: number): string => base64url(crypto.getRandomValues(new Uint8Array(bytes)));

/** A fresh verifier of 43 characters, its S256 challenge, and a state. */
export async function newPkce(): Promise<Pkce> {
  const verifier = random(VERIFIER_BYTES);
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return { verifier, challenge: base64url(new Uint8Array(digest)), state: random(STATE_BYTES) };
}
