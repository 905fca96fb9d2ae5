/** Why this machine did not take a write: it has no room left, or the browser lets us store nothing. */
export type StorageTrouble = 'disk_full' | 'not_stored';
