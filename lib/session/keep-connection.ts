import { forgetChoices } from '#lib/browser/choices.ts';
import { type Connection, storedConnection } from '#lib/browser/connection.ts';
import { storedEnding } from '#lib/browser/ending.ts';
import { addKept, dropKept, sameAccount } from '#lib/browser/kept.ts';
import { writeLink } from '#lib/store/meta.ts';
import { databaseOf } from './database.ts';
import { tellSignedOut } from './sessions.ts';

/**
 * Makes this the browser's connection. The same member in the same workspace goes on with the same database, and so with
 * drafts and outbox. What stands here of anybody else stays, without its token, until they sign in again or it is deleted.
 */
export async function keepConnection(connection: Connection): Promise<void> {
  const former = await storedConnection.read();
  if (former !== null && !sameAccount(former, connection)) {
    await addKept(former);
    forgetChoices();
  }
  await dropKept(connection);
  await storedEnding.remove();
  await databaseOf(connection).then(
    (db) => writeLink(db, 'connected').finally(() => db.close()),
    // This page may not open the database; the background may, and will find out by itself.
    () => {},
  );
  await storedConnection.write(connection);
  // Not before: a page that still works with the former token would take its end for that of the access.
  if (former !== null && former.token !== connection.token) void tellSignedOut(former);
}
