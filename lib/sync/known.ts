import { readMark, writeMark } from '#lib/known/mark.ts';
import { keepAdded, keepWhole } from '#lib/store/known.ts';
import { readMeta } from '#lib/store/meta.ts';
import type { SyncParts } from './sync-once.ts';

/** A whole filter is fetched anew after this long (ms), so that nothing that ever went wrong with it lasts. */
const WHOLE_AFTER = 7 * 24 * 3_600_000;

/**
 * Brings the filter of known addresses to where the hub's stands, by the mark of a pull: nothing when it is there, what
 * was added since, or the whole. A filter that could not be fetched stays as it is until the next exchange.
 */
export async function refreshKnown(
  { db, hub }: Pick<SyncParts, 'db' | 'hub'>,
  hubMark: string | undefined,
  signal: AbortSignal,
): Promise<void> {
  const there = readMark(hubMark ?? '');
  if (there === null) return;
  const here = await readMeta(db, 'known');
  const since = here !== null && here.key === there.key && db.now() - here.fetchedAt < WHOLE_AFTER ? here : undefined;
  if (since !== undefined && writeMark(since) === writeMark(there)) return;
  const answer = await hub.known(since, signal);
  if (!answer.ok) return;
  if ('filter' in answer.value) return keepWhole(db, answer.value);
  if (since !== undefined && (await keepAdded(db, since, answer.value))) return;
  const whole = await hub.known(undefined, signal);
  if (whole.ok && 'filter' in whole.value) await keepWhole(db, whole.value);
}
