import type { StorageTrouble } from '#lib/model/storage-trouble.ts';

/** The errors behind an error: Dexie wraps a refused write in that of the transaction which it ended. */
function* causes(error: unknown): Iterable<unknown> {
  for (let at = error; at instanceof Error || at instanceof DOMException; ) {
    yield at;
    at = 'inner' in at ? at.inner : at.cause;
  }
}

/** What a failed write of the store means for the person. */
export function troubleOf(error: unknown): StorageTrouble {
  for (const cause of causes(error)) {
    if (cause instanceof Error || cause instanceof DOMException)
      if (/Quota/.test(`${cause.name} ${cause.message}`)) return 'disk_full';
  }
  return 'not_stored';
}
