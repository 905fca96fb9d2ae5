import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Places, SOCKET_NAME } from './places.ts';

/** How long a server may take for its last checkpoint before it is cut off and left to crash recovery. */
const FAST_STOP_MS = 3_000;
/** The same for one whose hub is gone: people wait, and recovery takes no longer than that checkpoint would. */
const ORPHAN_STOP_MS = 1_000;
const IMMEDIATE_STOP_MS = 5_000;

/** The server on `data` that somebody else started, if one runs: its process and its command line. */
export function findPostmaster(data: string): { readonly pid: number; readonly command: string } | undefined {
  const pid = postmasterPid(data);
  const command = pid === undefined ? '' : commandOf(pid);
  // Numbers of dead processes are given out again.
  return pid !== undefined && command.includes(data) ? { pid, command } : undefined;
}

/**
 * Ends a server that outlived its hub (kill -9), so that a fresh one can start: a fast shutdown, then an immediate one.
 * Then clears away what marks it as running, since PostgreSQL also takes a process for its predecessor that got the
 * same number, or that is dead and not yet reaped. Only for the holder of the store's lock. Says whether one ran.
 */
export async function stopOrphan({ data, socket }: Pick<Places, 'data' | 'socket'>): Promise<boolean> {
  const orphan = findPostmaster(data);
  if (orphan !== undefined) await stopPostmaster(orphan.pid, data, ORPHAN_STOP_MS);
  for (const mark of [join(data, 'postmaster.pid'), join(socket, SOCKET_NAME), join(socket, `${SOCKET_NAME}.lock`)]) {
    rmSync(mark, { force: true });
  }
  return orphan !== undefined;
}

/** Fast shutdown (SIGINT); when that takes too long, an immediate one (SIGQUIT), then SIGKILL. */
export async function stopPostmaster(pid: number, data: string, fastMs = FAST_STOP_MS): Promise<void> {
  const ended = (): boolean => postmasterPid(data) !== pid || !send(pid, 0);
  if (send(pid, 'SIGINT') && !(await holds(ended, fastMs))) {
    send(pid, 'SIGQUIT');
    if (!(await holds(ended, IMMEDIATE_STOP_MS))) send(pid, 'SIGKILL');
  }
}

/** First line of postmaster.pid (PostgreSQL, "Database File Layout"). */
function postmasterPid(data: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(join(data, 'postmaster.pid'), 'utf8'), 10);
    return Number.isInteger(pid) && pid > 1 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** Empty when there is no such process. */
function commandOf(pid: number): string {
  try {
    return execFileSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}

/** Sends a signal (0 only asks); `false` when there is no such process. */
function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

async function holds(condition: () => boolean, withinMs: number): Promise<boolean> {
  for (let waited = 0; waited < withinMs; waited += 20) {
    if (condition()) return true;
    await sleep(20);
  }
  return condition();
}
