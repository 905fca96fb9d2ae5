import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../../server/main.ts', import.meta.url));

/** A hub as people run it: its own process. */
export type SpawnedHub = {
  readonly child: ChildProcess;
  /** What it has written so far. */
  readonly out: () => string;
  readonly err: () => string;
  /** Resolves with the exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
  /** Resolves once this stands on stdout; rejects when the process ends before. */
  says(text: string): Promise<void>;
};

/** Starts `node server/main.ts <args>` with this environment over the present one. */
export function spawnHub(args: string[], env: Record<string, string>): SpawnedHub {
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: { ...process.env, DATABASE_URL: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const ended = once(child, 'close').then(([code, signal]) => code ?? signal);
  const says = async (text: string): Promise<void> => {
    while (!out.includes(text)) {
      const more = once(child.stdout, 'data').then(() => true);
      if (await Promise.race([more, ended.then(() => false)])) continue;
      throw new Error(`The hub ended without saying "${text}": ${err}`);
    }
  };
  return { child, out: () => out, err: () => err, ended, says };
}

/** A folder for an embedded store, and how to remove it. */
export function storeFolder(): { path: string; remove: () => void } {
  const parent = mkdtempSync(join(tmpdir(), 'touchline-store-'));
  // Under root the server runs as nobody, who must get through.
  chmodSync(parent, 0o711);
  return { path: join(parent, 'store'), remove: () => rmSync(parent, { recursive: true, force: true }) };
}
