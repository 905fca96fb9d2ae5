import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import { joinResponse } from '#lib/protocol/join.ts';
import { PROTOCOL_VERSION } from '#lib/protocol/version.ts';
import { attachEmbedded } from '#server/db/embedded/start.ts';
import { asOwner } from '#server/db/owner-session.ts';
import { createLog } from '#server/log.ts';
import { freePort } from './free-port.ts';
import { type SpawnedHub, spawnHub, storeFolder } from './spawn-hub.ts';
import { posting } from './start-test-hub.ts';
import { type Desk, type Written, write } from './writer.ts';

const WRITERS = 4;

/** What is killed with SIGKILL. */
export type Victim = 'hub' | 'postgres' | 'both';

export type Toll = {
  readonly written: Written;
  /** From each kill to the next acknowledged write, in milliseconds. */
  readonly backAfterMs: readonly number[];
  /** Every stored note's id and text, as the database has them after the last kill. */
  readonly stored: readonly { id: string; text: string }[];
};

/**
 * Runs a real hub on its embedded PostgreSQL, lets clients push notes over HTTP without a pause, and kills `victim` so many
 * times in the middle of it. The hub is started again at once, as systemd does; its PostgreSQL it starts by itself.
 */
export async function underKills(victim: Victim, kills: number): Promise<Toll> {
  const folder = storeFolder();
  const port = String(await freePort());
  const env = { TOUCHLINE_DATA: folder.path, TOUCHLINE_PORT: port, LOG_LEVEL: 'silent', LIMITS: 'memberPerMinute=0' };
  let hub = spawnHub(['serve'], env);
  const written: Written = { acknowledged: [], turnedAway: new Map(), unexplained: 0 };
  const stop = new AbortController();
  const backAfterMs: number[] = [];
  try {
    const desk = await setUp(hub, `http://127.0.0.1:${port}`);
    let acks = 0;
    const writers = Array.from({ length: WRITERS }, () => write(desk, written, stop.signal, () => (acks += 1)));
    const nextAck = async () => {
      for (const before = acks; acks === before; ) await sleep(2);
    };
    for (let kill = 0; kill < kills; kill += 1) {
      await nextAck();
      await sleep(Math.random() * 250);
      const at = performance.now();
      const server = postmaster(folder.path);
      if (victim !== 'hub') process.kill(server, 'SIGKILL');
      if (victim !== 'postgres') {
        hub.child.kill('SIGKILL');
        await hub.ended;
        hub = spawnHub(['serve'], env);
      }
      // Until its last process has noticed, a PostgreSQL without its head goes on answering; that does not count.
      while (victim !== 'hub' && !isAnother(postmaster(folder.path), server)) await sleep(2);
      await nextAck();
      backAfterMs.push(Math.round(performance.now() - at));
    }
    stop.abort();
    await Promise.all(writers);
    return { written, backAfterMs, stored: await storedNotes(folder.path) };
  } finally {
    stop.abort();
    hub.child.kill('SIGTERM');
    await hub.ended;
    folder.remove();
  }
}

export const isAnother = (pid: number, before: number): boolean => pid > 0 && pid !== before;

/** The server's process; NaN while there is none. */
export function postmaster(store: string): number {
  try {
    return Number.parseInt(readFileSync(join(store, 'postgres', 'postmaster.pid'), 'utf8'), 10);
  } catch {
    return Number.NaN;
  }
}

/** Joins as the first admin and adds a contact to write about. */
async function setUp(hub: SpawnedHub, url: string): Promise<Desk> {
  await hub.says('/join#');
  const code = /\/join#(\S+)/.exec(hub.out())?.[1];
  const { token, workspace } = joinResponse.parse(await (await fetch(`${url}/v1/join`, posting({ code }))).json());
  const contactId = uuidv7();
  const add = {
    name: 'contact.add',
    contactId,
    fullName: 'Ada Byron',
    email: null,
    phone: null,
    title: null,
    companyName: null,
  };
  const push = { protocol: PROTOCOL_VERSION, clientId: uuidv7(), mutations: [{ seq: 1, body: add }] };
  const { body } = posting(push);
  const answer = await fetch(`${url}/v1/w/${workspace.id}/push`, {
    method: 'POST',
    body: body ?? null,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
  });
  if (!answer.ok) throw new Error(`No contact was added: ${answer.status} ${await answer.text()}`);
  return { url, workspaceId: workspace.id, token, contactId };
}

function storedNotes(store: string): Promise<{ id: string; text: string }[]> {
  const endpoint = { connection: attachEmbedded(store, createLog('silent')), rolesLogIn: true };
  return asOwner(endpoint, ({ db }) => db.selectFrom('app.notes').select(['id', 'text']).execute());
}
