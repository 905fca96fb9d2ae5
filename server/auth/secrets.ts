import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import * as z from 'zod/mini';
import { id } from '#lib/model/id.ts';

/** 256 random bits. */
const SECRET_BYTES = 32;

/** A secret for a token, a join code or a write key. It is shown once; the database keeps its hash. */
export const makeSecret = (): string => randomBytes(SECRET_BYTES).toString('base64url');

/** What the database keeps. A plain SHA-256 will do, since nobody guesses 256 random bits. */
export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** Whether two texts are the same, in a time that does not tell how much of them is. */
export function sameSecret(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** A secret that says where it belongs, so that looking it up already happens inside that workspace. */
export const placeSecret = (workspaceId: string, secret: string): string => `${workspaceId}.${secret}`;

/** Reads `<workspace id>.<secret>`; null for anything else. */
export function readPlaced(text: string): { workspaceId: string; hash: Buffer } | null {
  const dot = text.indexOf('.');
  const workspaceId = z.safeParse(id, text.slice(0, Math.max(dot, 0)));
  const secret = text.slice(dot + 1);
  if (!workspaceId.success || secret.length < 40 || secret.length > 100) return null;
  return { workspaceId: workspaceId.data, hash: hashSecret(secret) };
}
