import type { ContactCard } from '#lib/model/contact.ts';
import type { TouchlineDatabase } from '#lib/store/database.ts';
import { newestFirst } from '#lib/store/order.ts';
import type { Feed, FeedQuery } from '#lib/store/port.ts';
import type { NoteRow } from '#lib/store/rows.ts';
import { cardsOf, noteViews } from './views.ts';

/** How many notes are read at once while looking for those that match. */
const CHUNK = 500;

/** Unread notes are counted up to here; beyond it the number means "at least". */
export const UNREAD_MAX = 1_000;

/** Text as words are looked for in it: case and accents don't count. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();

type Match = (row: NoteRow, card: ContactCard | undefined) => boolean;

function matcher({ kinds, outcomes, statuses, authors, words }: FeedQuery): Match {
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  const allWords = (row: NoteRow, card: ContactCard | undefined) => {
    const text = plain([row.text, card?.name, card?.companyName].join('\n'));
    return wanted.every((word) => text.includes(word));
  };
  return (row, card) =>
    (kinds.length === 0 || row.kinds.some((kind) => kinds.includes(kind))) &&
    (outcomes.length === 0 || (row.outcome !== null && outcomes.includes(row.outcome))) &&
    (authors.length === 0 || authors.includes(row.authorId)) &&
    (statuses.length === 0 || statuses.includes(card?.status ?? '')) &&
    (wanted.length === 0 || allWords(row, card));
}

/** An order and an id: orders are finite, so [-Infinity] stands before every note and [Infinity] after. */
type Place = [number, string];

/** The next notes after a place in the order. */
const chunkAfter = (db: TouchlineDatabase, index: 'callOrder' | 'feedOrder', after: Place, size: number) =>
  db.notes.where(`[${index}+id]`).between(after, [Number.POSITIVE_INFINITY], false, false).limit(size).toArray();

/**
 * The newest notes that match, found by reading down the feed in chunks until there are enough: no word index to
 * write on every pull. A rare word reads the whole feed.
 */
async function matching(db: TouchlineDatabase, query: FeedQuery, limit: number): Promise<NoteRow[]> {
  const index = query.allCalls ? 'callOrder' : 'feedOrder';
  const matches = matcher(query);
  const filtered = query.words.trim() !== '' || query.statuses.length > 0;
  const plainFeed = !filtered && query.kinds.length + query.outcomes.length + query.authors.length === 0;
  const size = plainFeed ? limit : CHUNK;
  const found: NoteRow[] = [];
  let after: Place = [Number.NEGATIVE_INFINITY, ''];
  for (;;) {
    const chunk = await chunkAfter(db, index, after, size);
    const ids = filtered ? chunk.map((row) => row.contactId) : [];
    const cards = await cardsOf(db, ids);
    found.push(...chunk.filter((row) => matches(row, cards.get(row.contactId))));
    const last = chunk.at(-1);
    if (found.length >= limit || chunk.length < size || last === undefined) return found.slice(0, limit);
    after = [last[index] ?? 0, last.id];
  }
}

/** The moment up to which I have read the feed. */
async function readAt(db: TouchlineDatabase): Promise<string | null> {
  return (await db.readMarks.get(db.me))?.feedReadAt ?? null;
}

/** How many notes of others came after my read mark: at most UNREAD_MAX. */
export async function unread(db: TouchlineDatabase): Promise<number> {
  const mark = await readAt(db);
  const upper = mark === null ? Number.POSITIVE_INFINITY : newestFirst(mark);
  const rows = await db.notes
    .where('[feedOrder+id]')
    .between([Number.NEGATIVE_INFINITY], [upper], true, false)
    .limit(UNREAD_MAX)
    .toArray();
  return rows.filter((row) => row.authorId !== db.me).length;
}

export async function feed(db: TouchlineDatabase, query: FeedQuery): Promise<Feed> {
  const found = await matching(db, query, query.limit + 1);
  const [notes, mark, count] = await Promise.all([noteViews(db, found.slice(0, query.limit)), readAt(db), unread(db)]);
  return { notes, more: found.length > query.limit, readAt: mark, unread: count };
}
