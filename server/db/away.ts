import { codeOf } from './roles.ts';

/**
 * What a server says that is down, restarting, or out of disk, memory or connections: from the socket, and classes 08,
 * 53, 57P and 58030 of SQLSTATE.
 */
const AWAY = /^(ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT|08...|53...|57P0[1-5]|58030)$/;
/** pg gives these no code (pg/lib/client.js, pg-pool/index.js); the last two come of rolling back on a broken connection. */
const LOST = /^(Connection terminated|timeout exceeded when trying to connect|Client (has encountered|was closed))/;

/** `true` for an error which means that the database could not take the work, so that trying again later may help. */
export function isDatabaseAway(error: unknown): boolean {
  if (AWAY.test(codeOf(error) ?? '')) return true;
  return error instanceof Error && LOST.test(error.message);
}

/** query_canceled (statement_timeout), lock_not_available (lock_timeout), and the end of a transaction that idled. */
const BUSY = /^(57014|55P03|25P03)$/;

/** `true` for an error which means that the database had too much to do, so that trying again later may help. */
export const isDatabaseBusy = (error: unknown): boolean => BUSY.test(codeOf(error) ?? '');
