/**
 * Where a note stands in the order of receipt: its moment, then its id. What `before` of a question for older notes takes.
 * No zod: pages load it before their first paint.
 */
export const placeOf = ({ id, receivedAt }: { id: string; receivedAt: string }): string => `${receivedAt}_${id}`;

/** The moment (ISO 8601) of such a place, or of one without an id. */
export const momentOf = (place: string): string => place.split('_', 1)[0] ?? place;
