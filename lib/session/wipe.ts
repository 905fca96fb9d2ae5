import { forgetChoices } from '#lib/browser/choices.ts';
import { dropKept, type Kept } from '#lib/browser/kept.ts';
import { deleteDatabase } from '#lib/store/database.ts';
import { identityOf } from './database.ts';

/** Deletes all that stands on this machine for one account. Open pages let go of it by themselves. */
export async function wipe(account: Kept): Promise<void> {
  await deleteDatabase(identityOf(account));
  await dropKept(account);
  forgetChoices();
}
