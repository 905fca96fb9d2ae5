import { openDatabase, type TouchlineDatabase } from '#lib/store/database.ts';
import { openDirect } from '#lib/store/direct.ts';
import type { StorePort } from '#lib/store/port.ts';
import { UNDO_MS } from '#lib/store/writes/notes.ts';
import { hubClient } from '#lib/sync/hub-client.ts';
import type { Fetch } from '#lib/sync/request.ts';
import { type SyncOutcome, type SyncParts, syncOnce } from '#lib/sync/sync-once.ts';

/** A member's browser: a local store, and a way to the hub that a test can spoil. */
export type TestClient = {
  db: TouchlineDatabase;
  port: StorePort;
  parts: SyncParts;
  /** What stands between this browser and the hub; replace it to spoil the way. */
  network: { fetch: Fetch };
  sync(): Promise<SyncOutcome>;
  /** Lets the time to undo pass, for everything that waits. */
  letGo(): Promise<void>;
};

/** Who the browser belongs to; a TestMember of test/support/hub is one. */
export type Owner = { workspace: { id: string }; member: { id: string }; token: string };

let browsers = 0;

/**
 * Opens a browser of this member with an empty store; each call is another machine. `seams` replace what runs beside an
 * exchange, or the locks that a browser's pages share.
 */
export async function openClient(
  hub: string,
  { workspace, member, token }: Owner,
  seams: Pick<SyncParts, 'lock' | 'beside'> = {},
): Promise<TestClient> {
  browsers += 1;
  const db = await openDatabase({ hub: `${hub}/${browsers}`, workspaceId: workspace.id, memberId: member.id });
  const network: TestClient['network'] = { fetch: (url, init) => globalThis.fetch(url, init) };
  const client = hubClient({ hub, workspaceId: workspace.id, token }, (url, init) => network.fetch(url, init));
  const parts = { db, hub: client, ...seams };
  return {
    db,
    port: openDirect(db),
    parts,
    network,
    sync: () => syncOnce(parts, new AbortController().signal),
    async letGo() {
      await db.outbox.toCollection().modify((entry) => {
        entry.notBefore -= UNDO_MS;
      });
    },
  };
}

const isPush = (url: string) => new URL(url).pathname.endsWith('/push');

/** The request reaches the hub and is done there; its answer is lost on the way back. */
export function loseAnswers(client: TestClient, { times }: { times: number }): void {
  let left = times;
  const { fetch } = client.network;
  client.network.fetch = async (url, init) => {
    const response = await fetch(url, init);
    if (!isPush(url) || left === 0) return response;
    left -= 1;
    throw new TypeError('The connection was lost');
  };
}

/** Answers of the hub to this path (its ending) come changed. */
export function changeAnswers(
  client: TestClient,
  path: string,
  change: (answer: Record<string, unknown>) => Record<string, unknown>,
): void {
  client.network.fetch = async (url, init) => {
    const response = await globalThis.fetch(url, init);
    if (!new URL(url).pathname.endsWith(path) || !response.ok) return response;
    return Response.json(change((await response.json()) as Record<string, unknown>));
  };
}
