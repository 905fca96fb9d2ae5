import { v7 as uuidv7 } from 'uuid';
import type { NoteContext } from '#lib/model/note.ts';
import type { MutationBody, PushResult } from '#lib/protocol/push.ts';
import type { TouchlineDatabase } from './database.ts';
import { readMeta, writeMeta } from './meta.ts';
import { rebuildRow } from './rebuild.ts';
import type { OutboxEntry } from './rows.ts';
import { setAside } from './set-aside.ts';

/** Most mutations, and about the most bytes, that go up at once. */
const BATCH = { entries: 200, bytes: 256_000 };

/** What goes up at once, in the order of its sequence. */
export type Batch = { clientId: string; mutations: { seq: number; body: MutationBody }[] };

/** The row that a mutation changes. */
function rowOf(body: MutationBody): string {
  switch (body.name) {
    case 'note.create':
    case 'note.edit':
    case 'note.delete':
      return body.noteId;
    case 'reply.create':
      return body.replyId;
    case 'contact.add':
      return body.contactId;
    case 'feed.read':
      return 'feed';
    case 'excluded.set':
      return 'excluded';
    case 'recipe.save':
    case 'recipe.approve':
    case 'recipe.remove':
      return body.recipeId;
    case 'recipe.health':
      return 'health';
    case 'sites.granted':
      return 'sites';
  }
}

/** Puts a mutation at the end of the log. Inside the caller's transaction, beside the row it changes. */
export async function enqueue(
  db: TouchlineDatabase,
  body: MutationBody,
  { notBefore = 0, context = null }: { notBefore?: number; context?: NoteContext | null } = {},
): Promise<void> {
  await db.outbox.add({ row: rowOf(body), body, notBefore, context, seq: null, acked: 0 });
}

/** Mutations on one row that never left this machine, and so may still be merged or taken back. */
export const unsentOn = (db: TouchlineDatabase, row: string): Promise<OutboxEntry[]> =>
  db.outbox
    .where('row')
    .equals(row)
    .filter((entry) => entry.seq === null && entry.acked === 0)
    .toArray();

/** Those that may leave now: none before its time, and none before what it answers or is about. */
function due(unsent: readonly OutboxEntry[], now: number): OutboxEntry[] {
  const held = new Set<string>();
  return unsent.filter(({ row, body, notBefore }) => {
    const about = 'noteId' in body ? body.noteId : row;
    const waits = notBefore > now || held.has(row) || held.has(about);
    if (waits) held.add(row);
    return !waits;
  });
}

function fitting(entries: readonly OutboxEntry[]): OutboxEntry[] {
  let bytes = 0;
  return entries.slice(0, BATCH.entries).filter((entry, index) => {
    bytes += JSON.stringify(entry.body).length;
    return index === 0 || bytes <= BATCH.bytes;
  });
}

/**
 * Push, step 1: takes what goes up next. First what went up before and was never answered, under its old sequence;
 * then what is due, numbered in this transaction, which is over before the request leaves. `null`: nothing is due.
 */
export function takeBatch(db: TouchlineDatabase, now: number): Promise<Batch | null> {
  return db.transaction('rw', db.outbox, db.meta, async () => {
    const waiting = await db.outbox.where('acked').equals(0).sortBy('log');
    const sent = waiting.filter((entry) => entry.seq !== null).sort((a, b) => (a.seq ?? 0) - (b.seq ?? 0));
    const unsent = waiting.filter((entry) => entry.seq === null);
    const entries = fitting([...sent, ...due(unsent, now)]);
    if (entries.length === 0) return null;
    const client = (await readMeta(db, 'client')) ?? { clientId: uuidv7(), nextSeq: 1 };
    const mutations: Batch['mutations'] = [];
    for (const { log, seq, body } of entries) {
      const given = seq ?? client.nextSeq++;
      mutations.push({ seq: given, body });
      // What has its sequence already isn't written again: watchers of the outbox would take it for news.
      if (seq === null) await db.outbox.update(log, { seq: given });
    }
    if (entries.some(({ seq }) => seq === null)) await writeMeta(db, 'client', client);
    return { clientId: client.clientId, mutations };
  });
}

/**
 * Push, step 3: takes in the hub's answer. An applied mutation stays, acknowledged, until a pull has brought the
 * hub's row (`applyPage`); a refused one is set aside with its reason. Answers to an earlier log are left alone.
 */
export function settle(db: TouchlineDatabase, clientId: string, results: readonly PushResult[]): Promise<void> {
  return db.transaction('rw', db.replica, async () => {
    if ((await readMeta(db, 'client'))?.clientId !== clientId) return;
    for (const result of results) {
      const entry = await db.outbox.where('seq').equals(result.seq).first();
      if (entry === undefined || entry.acked === 1) continue;
      if (result.status === 'applied') await db.outbox.update(entry.log, { acked: 1 });
      else await setAside(db, entry, result);
      await rebuildRow(db, entry);
    }
  });
}

/**
 * Starts a new log under a new client id, for a hub that lost ours (restored from an older backup). What it has
 * applied it recognises by the ids in the mutations.
 */
export function renumber(db: TouchlineDatabase): Promise<void> {
  return db.transaction('rw', db.outbox, db.meta, async () => {
    await db.outbox.toCollection().modify({ seq: null });
    await writeMeta(db, 'client', { clientId: uuidv7(), nextSeq: 1 });
  });
}

/** When the next entry is due (ms since 1970, may lie in the past); null when nothing waits. */
export async function nextDue(db: TouchlineDatabase): Promise<number | null> {
  const waiting = await db.outbox.where('acked').equals(0).toArray();
  return waiting.length === 0 ? null : Math.min(...waiting.map((entry) => (entry.seq === null ? entry.notBefore : 0)));
}
