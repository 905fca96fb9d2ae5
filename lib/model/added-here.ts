/**
 * `version` of a card that stands on this machine alone: the hub's own begin with 0, before the contact's first note.
 * No zod: pages load it before their first paint.
 */
export const ADDED_HERE = -1;
