import { createHash, timingSafeEqual } from 'node:crypto';
import { hashSecret, makeSecret, placeSecret, readPlaced } from '#server/auth/secrets.ts';
import { insertSignInCode, spendSignInCode } from '#server/auth/secrets-repository.ts';
import type { Store } from '#server/db/store.ts';
import { inWorkspace } from '#server/db/workspace.ts';

const CODE_MS = 60_000;

/** Who may come in by a code or device: this member of this workspace. */
export type Admitted = { readonly workspaceId: string; readonly memberId: string };

export type ConnectCodes = {
  /** A code for a browser that holds the verifier of `challenge`: good once, for 60 seconds, for this address. */
  make(who: Admitted, asked: { challenge: string; redirectUri: string }): Promise<string>;
  /** Uses the code up, whether or not verifier and address fit; null when anything does not. */
  redeem(code: string, held: { verifier: string; redirectUri: string }): Promise<Admitted | null>;
};

/** The codes of `GET /auth/connect`, by PKCE (RFC 7636, S256). */
export const createConnectCodes = ({ db }: Store, now: () => Date): ConnectCodes => ({
  async make({ workspaceId, memberId }, asked) {
    const secret = makeSecret();
    const expiresAt = new Date(now().getTime() + CODE_MS).toISOString();
    const code = { memberId, hash: hashSecret(secret), ...asked, expiresAt };
    await inWorkspace(db, workspaceId, (tx) => insertSignInCode(tx, workspaceId, code));
    return placeSecret(workspaceId, secret);
  },

  async redeem(code, { verifier, redirectUri }) {
    const placed = readPlaced(code);
    if (placed === null) return null;
    const { workspaceId, hash } = placed;
    const moment = now().toISOString();
    const used = await inWorkspace(db, workspaceId, (tx) => spendSignInCode(tx, workspaceId, hash, moment));
    if (used === undefined || used.redirect_uri !== redirectUri || !fits(verifier, used.challenge)) return null;
    return { workspaceId, memberId: used.member_id };
  },
});

function fits(verifier: string, challenge: string): boolean {
  const made = createHash('sha256').update(verifier).digest();
  const asked = Buffer.from(challenge, 'base64url');
  return asked.length === made.length && timingSafeEqual(made, asked);
}
