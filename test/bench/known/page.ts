import { openDatabase, type TouchlineDatabase } from '#lib/store/database.ts';
import { openDirect } from '#lib/store/direct.ts';
import type { StorePort } from '#lib/store/port.ts';
import { hubClient } from '#lib/sync/hub-client.ts';
import { refreshKnown } from '#lib/sync/known.ts';

/** Runs in the browser: what the bench calls there. */
declare global {
  interface Window {
    known: { refresh: typeof refresh; look: typeof look; getRow: typeof getRow };
  }
}

export type Hub = { hub: string; workspaceId: string; token: string; mark: string };
let open: { db: TouchlineDatabase; port: StorePort } | undefined;

/** The extension's own way: fetches the whole filter, and has it in the store. In ms. */
async function refresh({ mark, ...address }: Hub): Promise<{ ms: number }> {
  await open?.db.delete();
  const db = await openDatabase({ hub: address.hub, workspaceId: address.workspaceId, memberId: crypto.randomUUID() });
  open = { db, port: openDirect(db) };
  const began = performance.now();
  await refreshKnown({ db, hub: hubClient(address) }, mark, new AbortController().signal);
  return { ms: performance.now() - began };
}

/** One look-up of a stranger, as each record that a page shows makes one; it must be ruled out. In ms. */
async function look(email: string): Promise<{ ms: number }> {
  if (!open) throw new Error('no filter came');
  const began = performance.now();
  const found = await open.port.read('lookup', { email });
  const ms = performance.now() - began;
  if (!found?.ruledOut) throw new Error('the stranger was not ruled out');
  return { ms };
}

/** The floor: one small row of the same store. In ms. */
async function getRow(): Promise<{ ms: number }> {
  if (!open) throw new Error('no filter came');
  const began = performance.now();
  await open.db.meta.get('known');
  return { ms: performance.now() - began };
}

window.known = { refresh, look, getRow };
