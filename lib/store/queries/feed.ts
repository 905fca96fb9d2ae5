import { momentOf } from '#lib/model/place.ts';
import type { TouchlineDatabase } from '#lib/store/database.ts';
import { readMeta } from '#lib/store/meta.ts';
import { newestFirst } from '#lib/store/order.ts';
import type { Feed, FeedQuery, OlderState } from '#lib/store/port.ts';
import type { NoteRow } from '#lib/store/rows.ts';
import { cardsOf, noteViews } from './views.ts';

/** How many notes are read at once while looking for those that match: few first, more the longer it takes. */
const CHUNK = { first: 250, longest: 4_000 };

/** Unread notes are counted up to here; beyond it the number means "at least". */
const UNREAD_MAX = 200;

const ASCII = /^[\0-\x7f]*$/;

/** Text as words are looked for in it: case and accents don't count. */
const plain = (text: string): string =>
  ASCII.test(text)
    ? text.toLowerCase()
    : text
        .normalize('NFKD')
        .replace(/\p{M}+/gu, '')
        .toLowerCase();

/** What a note says for itself: kinds, outcome, writer. */
function ownMatch({ kinds, outcomes, authors }: FeedQuery) {
  return (row: NoteRow): boolean =>
    (kinds.length === 0 || row.kinds.some((kind) => kinds.includes(kind))) &&
    (outcomes.length === 0 || (row.outcome !== null && outcomes.includes(row.outcome))) &&
    (authors.length === 0 || authors.includes(row.authorId));
}

/** The cards that a search comes by, each read once, with what words are looked for in. */
function cardReader(db: TouchlineDatabase) {
  const known = new Map<string, { status: string; text: string }>();
  const nobody = { status: '', text: '' };
  return async (rows: readonly NoteRow[]) => {
    const unknown = rows.map((row) => row.contactId).filter((id) => !known.has(id));
    for (const [id, card] of await cardsOf(db, unknown))
      known.set(id, { status: card.status ?? '', text: plain(`${card.name}\n${card.companyName ?? ''}`) });
    return (row: NoteRow) => known.get(row.contactId) ?? nobody;
  };
}

/** Which of these notes match, in their order; cards are read only where something is asked of them. */
function chooser(db: TouchlineDatabase, query: FeedQuery) {
  const own = ownMatch(query);
  const wanted = plain(query.words).split(/\s+/).filter(Boolean);
  const { statuses } = query;
  const cardsFor = cardReader(db);
  return async (chunk: readonly NoteRow[]): Promise<NoteRow[]> => {
    const rows = chunk.filter(own);
    if (wanted.length + statuses.length === 0) return rows;
    const cardOf = await cardsFor(rows);
    return rows.filter((row) => {
      const { status, text } = cardOf(row);
      if (statuses.length > 0 && !statuses.includes(status)) return false;
      const said = wanted.length === 0 ? '' : plain(row.text);
      return wanted.every((word) => said.includes(word) || text.includes(word));
    });
  };
}

/** An order and an id: orders are finite, so [-Infinity] stands before every note and [Infinity] after. */
type Place = [number, string];

/** The next notes after a place in the order, in turn from each index that is read. */
async function chunkAfter(db: TouchlineDatabase, { indexes, end }: Reach, after: Place, size: number) {
  const read = indexes.map((index) =>
    db.notes.where(`[${index}+id]`).between(after, end, false, true).limit(size).toArray(),
  );
  const [first = [], ...others] = await Promise.all(read);
  return others.length === 0 ? first : [first, ...others].flat().sort(inOrder).slice(0, size);
}

const placeOf = ({ callOrder = 0, id }: NoteRow): Place => [callOrder, id];

function inOrder(one: NoteRow, other: NoteRow): number {
  const [[at, id], [otherAt, otherId]] = [placeOf(one), placeOf(other)];
  return at - otherAt || (id < otherId ? -1 : 1);
}

/** The orders that are read, and where they end. */
type Reach = { indexes: readonly ('feedOrder' | 'bareOrder')[]; end: Place };

/** Older notes than the feed has asked for may stand here, one here and one there: it ends before the gaps between them. */
async function endOf(db: TouchlineDatabase): Promise<Place> {
  const { next = null } = (await older(db)) ?? {};
  return next === null ? [Number.POSITIVE_INFINITY, ''] : [newestFirst(momentOf(next)), LAST_ID];
}

/** Stands after every id. */
const LAST_ID = 'g';

/** Where the older notes begin, and how far the feed has asked for them. */
export async function older(db: TouchlineDatabase): Promise<OlderState | null> {
  const [since, asked] = await Promise.all([readMeta(db, 'since'), readMeta(db, 'older')]);
  if (since === null || Date.parse(since) === 0) return null;
  return { since, next: asked === null ? since : asked.next };
}

/**
 * The newest notes that match, found by reading down the feed in chunks until there are enough: no word index to
 * write on every pull. A rare word reads the whole feed
 * (Chromium, notes of 60 words: a quarter of a second at 10,000, two to four seconds at 100,000).
 */
async function matching(db: TouchlineDatabase, query: FeedQuery, limit: number): Promise<NoteRow[]> {
  const indexes = query.allCalls ? (['feedOrder', 'bareOrder'] as const) : (['feedOrder'] as const);
  const reach: Reach = { indexes, end: await endOf(db) };
  const choose = chooser(db, query);
  const found: NoteRow[] = [];
  let after: Place = [Number.NEGATIVE_INFINITY, ''];
  let size = filters(query) ? CHUNK.first : limit;
  for (;;) {
    const chunk = await chunkAfter(db, reach, after, size);
    found.push(...(await choose(chunk)));
    const last = chunk.at(-1);
    if (found.length >= limit || chunk.length < size || last === undefined) return found.slice(0, limit);
    after = placeOf(last);
    size = Math.min(size * 2, CHUNK.longest);
  }
}

const filters = ({ kinds, outcomes, statuses, authors, words }: FeedQuery): boolean =>
  kinds.length + outcomes.length + statuses.length + authors.length > 0 || words.trim() !== '';

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
