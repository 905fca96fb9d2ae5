import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** It builds the extension: not where other tests have theirs from at that moment. */
const TOUCHLINE_BUILD_DIR = '.output/start';

/** `npm start` once the packages are there: the command itself, as a process of its own. */
export class Start implements AsyncDisposable {
  readonly #child: ChildProcess;
  readonly #ended: Promise<number | null>;
  /** What it has said so far, on either stream. */
  said = '';

  /** `settings` go over the environment; a display there is only when they name one. */
  constructor(settings: Record<string, string>) {
    const own = Object.entries(process.env).filter(([name]) => !/^(WAYLAND_)?DISPLAY$/.test(name));
    this.#child = spawn('node', ['scripts/start.ts'], {
      env: { ...Object.fromEntries(own), DATABASE_URL: '', LOG_LEVEL: 'error', TOUCHLINE_BUILD_DIR, ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#ended = once(this.#child, 'close').then(([code]) => code);
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.said += text;
      });
    }
  }

  /** Resolves with the exit code when the command ends by itself. */
  get ended(): Promise<number | null> {
    return this.#ended;
  }

  /** Resolves with the first group of `words` as soon as they were said; rejects when it ends without saying them. */
  async says(words: RegExp): Promise<string> {
    let over = false;
    void this.#ended.then(() => {
      over = true;
    });
    for (;;) {
      const found = words.exec(this.said);
      if (found) return found[1] ?? found[0];
      if (over) throw new Error(`It ended without saying ${words}:\n${this.said}`);
      await Promise.race([once(this.#child.stdout ?? this.#child, 'data'), this.#ended]);
    }
  }

  /** What Ctrl+C does; gives the exit code. */
  async stop(): Promise<number | null> {
    this.#child.kill('SIGINT');
    return this.#ended;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }
}
