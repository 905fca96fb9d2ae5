import { codeOf } from './roles.ts';

/** What connecting says while a server is down or restarting: from the socket, and classes 08, 57P and 53300 of SQLSTATE. */
const AWAY = /^(ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT|08...|57P0[1-5]|53300)$/;

/** `true` for an error which means that the database could not be reached, so that trying again later may help. */
export function isDatabaseAway(error: unknown): boolean {
  if (AWAY.test(codeOf(error) ?? '')) return true;
  // pg gives these two no code (pg/lib/client.js, pg-pool/index.js).
  return (
    error instanceof Error && /^(Connection terminated|timeout exceeded when trying to connect)/.test(error.message)
  );
}
