import { Client } from 'pg';
import type { Places } from './places.ts';
import { findPostmaster } from './postmaster.ts';
import { connectionTo, type Running, type Settings, serverArgs } from './process.ts';

/** How long the server that was left may take to answer before it is stopped instead. */
const ANSWER_MS = 1_000;

/**
 * Takes over the server that a killed hub left running, if it is just what we would start: the same program, release and
 * settings. It is no child of ours, so a connection that is held open tells when it goes. null when there is none to take.
 */
export async function adoptOrphan(places: Places, settings: Settings): Promise<Running | null> {
  const orphan = findPostmaster(places.data);
  if (orphan?.command !== [places.binaries.postgres, ...serverArgs(places, settings)].join(' ')) return null;
  const watch = new Client({ ...connectionTo(places), connectionTimeoutMillis: ANSWER_MS });
  const gone = new Promise<object>((resolve) => watch.once('end', () => resolve({ pid: orphan.pid })));
  watch.on('error', () => {});
  try {
    await watch.connect();
    const { rows } = await watch.query<{ server_version: string }>('show server_version');
    if (rows[0]?.server_version === places.binaries.version) return { pid: orphan.pid, gone };
  } catch {
    // One that is on its way out, or still recovering, is sooner stopped and started than waited for.
  }
  await watch.end().catch(() => {});
  return null;
}
