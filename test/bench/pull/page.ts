import { Dexie, type Table } from 'dexie';
import type { Change } from '#lib/protocol/pull.ts';
import { openDatabase } from '#lib/store/database.ts';
import { syncedRow } from '#lib/store/rebuild.ts';
import { hubClient } from '#lib/sync/hub-client.ts';
import { pull } from '#lib/sync/pull.ts';

/** Runs in the browser: what the bench calls there. Both give ms, from the first request to the last row on disk. */
declare global {
  interface Window {
    bench: { pull: typeof pullAsWeDo; bare: typeof fetchAndPut };
    /** In the peers' page (peers-source.ts). */
    peers: Record<'rxdb' | 'pouchdb', (batch?: number) => Promise<Taken>>;
  }
}

export type Hub = { hub: string; workspaceId: string; token: string };
export type Taken = { ms: number; notes: number };

/** The extension's own client and store, from nothing. */
async function pullAsWeDo(address: Hub): Promise<Taken> {
  const identity = { hub: address.hub, workspaceId: address.workspaceId, memberId: crypto.randomUUID() };
  const db = await openDatabase(identity);
  const began = performance.now();
  const pulled = await pull(db, hubClient(address), new AbortController().signal);
  const ms = performance.now() - began;
  if (!pulled.ok) throw new Error(pulled.message);
  const notes = await db.notes.count();
  await db.delete();
  return { ms, notes };
}

/** The floor: the same rows as one JSON text from a bare server, put with the store's own keys into a table of `schema`. */
async function fetchAndPut(url: string, schema: string): Promise<Taken> {
  const db = new Dexie(`bare-${crypto.randomUUID()}`, { chromeTransactionDurability: 'strict' });
  db.version(1).stores({ notes: schema });
  await db.open();
  const table: Table = db.table('notes');
  const began = performance.now();
  const changes: Change[] = await (await fetch(url)).json();
  await table.bulkPut(changes.flatMap((change) => (change.table === 'notes' ? [syncedRow(change.row)] : [])));
  const ms = performance.now() - began;
  const notes = await table.count();
  await db.delete();
  return { ms, notes };
}

window.bench = { pull: pullAsWeDo, bare: fetchAndPut };
