import type { Digest } from '#lib/protocol/digest.ts';
import type { Change } from '#lib/protocol/pull.ts';
import type { TouchlineDatabase } from '#lib/store/database.ts';
import { type Held, heldRows } from '#lib/store/held.ts';
import { startAnew } from '#lib/store/leftovers.ts';
import { readMeta, writeMeta } from '#lib/store/meta.ts';
import type { Failure } from './failure.ts';
import type { HubClient } from './hub-client.ts';
import { askPage, takeIn } from './pull.ts';

/** How often everything here is compared with the hub (ms). */
const CHECK_EVERY = 6 * 3_600_000;

/** About the most rows that are fetched again at once; with much more, beginning anew costs less. */
const MEND_ROWS = 5_000;

/** `mended`: how many rows were wrong. `moved`: something changed while we looked; the next time will do. */
export type Checked = { ok: true; mended: number } | { ok: true; moved: true } | Failure;

/** Whether it is time: at the first exchange, and some hours after the last time. */
export async function isCheckDue(db: TouchlineDatabase): Promise<boolean> {
  const last = await readMeta(db, 'checked');
  return last === null || db.now() - last.at >= CHECK_EVERY || last.at > db.now();
}

/**
 * The gap detector: compares all that stands here with what the hub holds, and mends what differs.
 *  1. Pull to the end, and have the digest with the last page: it is of the very moment up to which we stand now.
 *  2. Make the same digest of the rows that are really here. (Never take the hub's digest for ours: a gap would stay.)
 *  3. Where a range of versions differs, fetch its rows again, with whatever changed since. Put what is missing or older
 *     here, take out what the hub hasn't, all in one transaction with the cursor.
 *  4. Go on with 1 until nothing differs, and count the rows that were mended. Where most differs, begin anew.
 * Holds no lock: whatever was pulled beside it moves the cursor, and then this attempt counts for nothing.
 */
export async function check(db: TouchlineDatabase, hub: HubClient, signal: AbortSignal): Promise<Checked> {
  for (let mended = 0, round = 0; round < ROUNDS; round++) {
    const found = await compare(db, hub, signal);
    if (!('apart' in found)) return found;
    if (found.apart.length === 0) return remember(db, mended);
    const step = found.most ? await anew(db, found) : await mendRanges(db, hub, found, signal);
    if (!('mended' in step)) return step;
    mended += step.mended;
    if (found.most) return remember(db, mended);
    await count(db, step.mended);
  }
  return { ok: true, moved: true };
}

/** Each round mends at least one range; with more than this, something writes faster than we mend. */
const ROUNDS = 64;

type Range = { range: number; rows: number; held: Held[] };
/** The ranges that differ, and whether that is most of everything. */
type Apart = { size: number; cursor: string; apart: Range[]; most: boolean };

/** Steps 1 and 2. */
async function compare(db: TouchlineDatabase, hub: HubClient, signal: AbortSignal): Promise<Apart | Checked> {
  const from = await readMeta(db, 'cursor');
  if (from === null || (await readMeta(db, 'progress')) !== null) return { ok: true, moved: true };
  const answer = await askPage(hub, from, { digest: '1' }, signal);
  if (!answer.ok) return answer;
  const { digest, cursor } = answer.value;
  const taken = await takeIn(db, answer.value, { from, brought: [] });
  if (taken.applied === null || digest === undefined) return { ok: true, moved: true };
  const held = await heldRows(db, digest.upTo);
  if ((await readMeta(db, 'cursor')) !== cursor) return { ok: true, moved: true };
  const apart = await differing(digest, held);
  const rows = apart.reduce((sum, range) => sum + range.rows, 0);
  const all = digest.ranges.reduce((sum, range) => sum + range.rows, 0);
  return { size: digest.size, cursor, apart, most: rows > MEND_ROWS && rows > all / 2 };
}

async function differing({ size, ranges }: Digest, held: readonly Held[]): Promise<Range[]> {
  const here = new Map<number, Held[]>();
  for (const row of held) {
    const range = Math.floor((row.version - 1) / size);
    here.set(range, [...(here.get(range) ?? []), row]);
  }
  const there = new Map(ranges.map((range) => [range.range, range]));
  const apart: Range[] = [];
  for (const range of new Set([...there.keys(), ...here.keys()])) {
    const [ours, theirs] = [here.get(range) ?? [], there.get(range)];
    if (theirs !== undefined && theirs.rows === ours.length && theirs.hash === (await hashOf(ours))) continue;
    apart.push({ range, rows: theirs?.rows ?? 0, held: ours });
  }
  return apart.sort((one, other) => one.range - other.range);
}

/** The hash of a range, as the hub makes it (server/sync/digest.ts). */
async function hashOf(held: readonly Held[]): Promise<string> {
  const lines = held.toSorted((a, b) => a.version - b.version).map(({ version, name }) => `${version} ${name}`);
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(lines.join('\n')));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Step 3, for as many ranges as are fetched at once. */
async function mendRanges(
  db: TouchlineDatabase,
  hub: HubClient,
  { size, cursor, apart }: Apart,
  signal: AbortSignal,
): Promise<Checked> {
  const some = fitting(apart);
  const answer = await askPage(hub, cursor, { ranges: `${size}:${some.map(({ range }) => range).join(',')}` }, signal);
  if (!answer.ok) return answer;
  const rows: Change[] | undefined = answer.value.ranges;
  if (rows === undefined || answer.value.more) return { ok: true, moved: true };
  const mending = { rows, held: some.flatMap(({ held }) => held) };
  const { applied } = await takeIn(db, answer.value, { from: cursor, brought: [], mending });
  return applied === null ? { ok: true, moved: true } : { ok: true, mended: applied.mended };
}

function fitting(apart: readonly Range[]): Range[] {
  let rows = 0;
  return apart.slice(0, RANGES_MOST).filter((range, index) => {
    rows += range.rows;
    return index === 0 || rows <= MEND_ROWS;
  });
}

/** Ranges asked for at once. */
const RANGES_MOST = 32;

async function anew(db: TouchlineDatabase, { apart }: Apart): Promise<Checked> {
  await startAnew(db);
  return { ok: true, mended: apart.reduce((sum, { rows, held }) => sum + Math.max(rows, held.length), 0) };
}

/** Step 4: nothing differs any more. */
async function remember(db: TouchlineDatabase, mended: number): Promise<Checked> {
  await count(db, 0);
  return { ok: true, mended };
}

function count(db: TouchlineDatabase, mended: number): Promise<void> {
  return db.transaction('rw', db.meta, async () => {
    const before = await readMeta(db, 'checked');
    await writeMeta(db, 'checked', { at: db.now(), mended: (before?.mended ?? 0) + mended });
  });
}
