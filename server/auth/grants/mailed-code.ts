import { createHmac, randomInt } from 'node:crypto';
import { sql } from 'kysely';
import { sameSecret } from '#server/auth/secrets.ts';
import type { Store } from '#server/db/store.ts';

export const CODE_SECONDS = 600;
export const CODE_TRIES = 5;

/** For which address a code is, and in which browser (the secret cookie of its forms) it was asked for. */
export type CodeFor = { readonly email: string; readonly browser: string };

export type MailedCodes = {
  /** A new code of six digits: good for ten minutes and five tries, in this browser. It ends the one before there. */
  make(asked: CodeFor): Promise<string>;
  /** Tries a code, which is used up when it is right; `none` when no code for this address is under way in this browser. */
  enter(asked: CodeFor, code: string): Promise<'right' | 'wrong' | 'none'>;
};

/**
 * Codes by which people prove an address. A code belongs to the browser that asked for it: whoever else knows the address
 * can neither end a code that is under way, nor use up its tries. What stands in the database (`tries:hash`) names neither
 * address nor code.
 */
export function createMailedCodes({ auth: { db } }: Pick<Store, 'auth'>, secret: string): MailedCodes {
  const hashOf = (what: string, { email, browser }: CodeFor, code = ''): string =>
    createHmac('sha256', secret).update([what, email, browser, code].join('\n')).digest('base64url');
  const nameOf = (asked: CodeFor): string => `mailed-code-${hashOf('asked', asked)}`;
  return {
    async make(asked) {
      const code = String(randomInt(1_000_000)).padStart(6, '0');
      const value = `${CODE_TRIES}:${hashOf('code', asked, code)}`;
      await sql`
        with former as (delete from auth.verification where identifier = ${nameOf(asked)})
        insert into auth.verification (id, identifier, value, "expiresAt")
        values (gen_random_uuid()::text, ${nameOf(asked)}, ${value}, now() + make_interval(secs => ${CODE_SECONDS}))`.execute(
        db,
      );
      return code;
    },

    async enter(asked, code) {
      // One statement, so that many who try at once have no more tries than one after another.
      const { rows } = await sql<{ id: string; value: string }>`
        update auth.verification set "updatedAt" = now(),
          value = (split_part(value, ':', 1)::int - 1)::text || ':' || split_part(value, ':', 2)
        where identifier = ${nameOf(asked)} and "expiresAt" > now() and split_part(value, ':', 1)::int > 0
        returning id, value`.execute(db);
      const [row] = rows;
      if (row === undefined) return 'none';
      if (!sameSecret(row.value.split(':')[1] ?? '', hashOf('code', asked, code))) return 'wrong';
      const used = await sql`delete from auth.verification where id = ${row.id}`.execute(db);
      return used.numAffectedRows === 1n ? 'right' : 'none';
    },
  };
}
