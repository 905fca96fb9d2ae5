import { ADDED_HERE } from '#lib/model/added-here.ts';
import type { ContactCard } from '#lib/model/contact.ts';
import type { TouchlineDatabase } from '#lib/store/database.ts';
import { readMeta } from '#lib/store/meta.ts';
import type { Draft, Reads, Refused, SyncState } from '#lib/store/port.ts';
import type { RefusedRow } from '#lib/store/rows.ts';
import { isWordless } from '#lib/store/wordless.ts';
import { lookup } from './people.ts';

export async function draft(db: TouchlineDatabase, { key }: Reads['draft']['args']): Promise<Draft | null> {
  return (await db.drafts.get(key)) ?? null;
}

/** The words that a refused mutation carried. */
function wordsOf({ body }: RefusedRow): string {
  switch (body.name) {
    case 'note.create':
      return body.body.text;
    case 'note.edit':
      return body.patch.text ?? '';
    case 'reply.create':
      return body.text;
    case 'contact.add':
      return body.fullName;
    case 'excluded.set':
      return [...body.add, ...body.remove].join('\n');
    case 'recipe.save':
      return body.recipe.name;
    default:
      return '';
  }
}

/** The one person of the hub's who has the address that a refused new contact was to have. */
async function existing(db: TouchlineDatabase, { body, code }: RefusedRow): Promise<ContactCard | null> {
  if (body.name !== 'contact.add' || code !== 'address_taken' || body.email === null) return null;
  const [only, ...others] = (await lookup(db, { email: body.email }))?.cards ?? [];
  return only === undefined || others.length > 0 || only.version === ADDED_HERE ? null : only;
}

/** What the hub refused, oldest first. `seq` is its place in this machine's log. */
export async function refused(db: TouchlineDatabase): Promise<Refused[]> {
  const rows = await db.refused.orderBy('log').toArray();
  const people = await Promise.all(rows.map((row) => existing(db, row)));
  return rows.map((row, index) => ({
    seq: row.log,
    name: row.body.name,
    noteId: 'noteId' in row.body ? row.body.noteId : null,
    text: wordsOf(row),
    code: row.code,
    message: row.message,
    existing: people[index] ?? null,
  }));
}

/** The state line. Until the hub has answered once it is offline: nothing better is known. */
export async function syncState(db: TouchlineDatabase): Promise<SyncState> {
  const [link, progress, paused, checked, waiting, refusals] = await Promise.all([
    readMeta(db, 'link'),
    readMeta(db, 'progress'),
    readMeta(db, 'paused'),
    readMeta(db, 'checked'),
    db.outbox
      .where('acked')
      .equals(0)
      .filter((entry) => !isWordless(entry))
      .count(),
    db.refused.count(),
  ]);
  const state = link?.state ?? 'offline';
  return {
    state: state === 'connected' && refusals > 0 ? 'refused' : state,
    waiting,
    refused: refusals,
    lastSyncAt: link?.lastSyncAt ?? null,
    progress: progress && { ...progress, paused: paused === true },
    mended: checked?.mended ?? 0,
  };
}
