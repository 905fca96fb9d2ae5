import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const PRACTICE_PORT = '7718';
const DEMO_MEMBER = ['--name', 'Robin Rep', '--role', 'rep', '--workspace', 'Sample workspace'];

/** The hub and the practice page as processes of their own, ended together. What they say goes to the terminal. */
export class Services implements AsyncDisposable {
  readonly #running: ChildProcess[] = [];
  readonly #signal: AbortSignal;
  #end: () => void = () => {};
  /** Settles when one of them ends, or the person stops the command. */
  readonly ended = new Promise<void>((resolve) => {
    this.#end = resolve;
  });

  constructor(signal: AbortSignal) {
    this.#signal = signal;
    signal.addEventListener('abort', () => this.#end(), { once: true });
  }

  /** Makes the sample workspace where there is none; false when the store can't be opened (it has said why). */
  async makeSample(): Promise<boolean> {
    return spawnSync('node', ['server/main.ts', 'sample'], { stdio: 'inherit' }).status === 0;
  }

  /** Starts the hub; gives its address once it listens, null when it can't (it has said why). */
  startHub(): Promise<string | null> {
    return this.#start(['server/main.ts', 'serve'], /hub is at (\S+)/);
  }

  /** Starts the practice page; gives its address. */
  startPractice(): Promise<string | null> {
    return this.#start(['practice/serve.ts', process.env.TOUCHLINE_PRACTICE_PORT ?? PRACTICE_PORT], /(http:\S+)/);
  }

  /** A fresh link by which the demo's rep joins, once. */
  async joinLink(): Promise<string> {
    const { stdout, status } = spawnSync('node', ['server/main.ts', 'invite', ...DEMO_MEMBER], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (status !== 0) throw new Error('The hub made no join link.');
    return stdout.trim();
  }

  async #start(args: string[], ready: RegExp): Promise<string | null> {
    if (this.#signal.aborted) return null;
    const child = spawn('node', args, { stdio: ['ignore', 'pipe', 'inherit'] });
    this.#running.push(child);
    child.once('exit', () => this.#end());
    const lines = createInterface({ input: child.stdout });
    for await (const text of lines) {
      const found = ready.exec(text)?.[1];
      if (found === undefined) continue;
      lines.close();
      child.stdout.resume();
      return found;
    }
    return null;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const child of this.#running.reverse()) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
  }
}
