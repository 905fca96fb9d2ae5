import { mayHold } from '#lib/known/filter.ts';
import { formsOf } from '#lib/known/form.ts';
import { readKnown } from '#lib/known/wire.ts';
import { hashNow } from '#server/known/hash.ts';
import type { Rows, Side } from './world.ts';

/** An answer as far as it tells something. */
export type Answer = { status: number; text: string; bytes: Uint8Array<ArrayBuffer> };

const UUID = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g;

/**
 * What of the other side stands in an answer: its word, an id of theirs, or people in a filter. `ids`: without those that
 * were asked for before, of which some have become ids of the asker's own rows.
 */
export function findLeaks({ text, bytes }: Answer, { rows }: Side, ids: ReadonlySet<string>): string[] {
  const foreign = (text.match(UUID) ?? []).filter((id) => ids.has(id));
  const told = [...new Set(foreign)].map((id) => `the id ${id}`);
  if (text.includes(rows.word)) told.push('its word');
  return holdsPeople(bytes, rows) ? [...told, 'its people'] : told;
}

function holdsPeople(bytes: Uint8Array<ArrayBuffer>, { email, phone }: Rows): boolean {
  const known = readKnown(bytes);
  if (known === null || !('filter' in known)) return false;
  const holds = (form: string) => mayHold(known.filter, hashNow(known.key, form));
  // A filter errs on one address in a thousand: on both it does so never.
  return formsOf({ email }).some(holds) && formsOf({ phone }).some(holds);
}

export const idsIn = (text: string): Set<string> => new Set(text.match(UUID));

/** The answer without what differs between any two: ids, moments, versions, cursors and counters. */
export const shapeOf = ({ status, text }: Answer): string =>
  `${status} ${text
    .replace(UUID, '<id>')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<moment>')
    .replace(/"(cursor|known|next|link)":"[^"]*"/g, '"$1":"<opaque>"')
    .replace(/"(version|position|times)":\d+/g, '"$1":0')}`;
