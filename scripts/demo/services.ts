import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const PRACTICE_PORT = '7718';

type Role = 'rep' | 'marketer' | 'lead' | 'admin';

/** The hub and the practice page as processes of their own, ended together. What they say goes to the terminal. */
export class Services implements AsyncDisposable {
  readonly #running = new Set<ChildProcess>();
  readonly #signal: AbortSignal;
  readonly #env: NodeJS.ProcessEnv;
  #hub: ChildProcess | null = null;
  #end: () => void = () => {};
  /** Settles when one of them ends by itself, or the person stops the command. */
  readonly ended = new Promise<void>((resolve) => {
    this.#end = resolve;
  });

  /** `settings` go over the environment (TOUCHLINE_DATA, TOUCHLINE_PORT, TOUCHLINE_PRACTICE_PORT, LOG_LEVEL). */
  constructor(signal: AbortSignal, settings: Record<string, string> = {}) {
    this.#signal = signal;
    this.#env = { ...process.env, ...settings };
    signal.addEventListener('abort', () => this.#end(), { once: true });
  }

  /** Makes the sample workspace where there is none; false when the store can't be opened (it has said why). */
  makeSample(): boolean {
    return spawnSync('node', ['server/main.ts', 'sample'], { stdio: 'inherit', env: this.#env }).status === 0;
  }

  /** Starts the hub; gives its address once it listens, null when it can't (it has said why). */
  async startHub(): Promise<string | null> {
    const { child, found } = await this.#start(['server/main.ts', 'serve'], /hub is at (\S+)/);
    this.#hub = child;
    return found;
  }

  /** Stops the hub in order; what `startHub` starts next goes on with the same store. */
  async stopHub(): Promise<void> {
    if (this.#hub !== null) await this.#stop(this.#hub);
    this.#hub = null;
  }

  /** Starts the practice page; gives its address. */
  async startPractice(): Promise<string | null> {
    const port = this.#env.TOUCHLINE_PRACTICE_PORT ?? PRACTICE_PORT;
    return (await this.#start(['practice/serve.ts', port], /(http:\S+)/)).found;
  }

  /** A fresh link by which a member of the sample workspace joins, once. */
  joinLink(name: string, role: Role, email?: string): string {
    const member = ['--name', name, '--role', role, '--workspace', 'Sample workspace'];
    if (email !== undefined) member.push('--email', email);
    const { stdout, status } = spawnSync('node', ['server/main.ts', 'invite', ...member], {
      encoding: 'utf8',
      env: this.#env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (status !== 0) throw new Error('The hub made no join link.');
    return stdout.trim().split('\n').at(-1) ?? '';
  }

  async #start(args: string[], ready: RegExp) {
    if (this.#signal.aborted) return { child: null, found: null };
    const child = spawn('node', args, { stdio: ['ignore', 'pipe', 'inherit'], env: this.#env });
    this.#running.add(child);
    child.once('exit', () => {
      if (this.#running.delete(child)) this.#end();
    });
    const lines = createInterface({ input: child.stdout });
    for await (const text of lines) {
      const found = ready.exec(text)?.[1];
      if (found === undefined) continue;
      lines.close();
      child.stdout.resume();
      return { child, found };
    }
    return { child, found: null };
  }

  async #stop(child: ChildProcess): Promise<void> {
    this.#running.delete(child);
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const child of [...this.#running].reverse()) await this.#stop(child);
  }
}
