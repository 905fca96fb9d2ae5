import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

/** A screen of its own (Xvfb), on which a browser shows its real dialogs, and a keyboard for it (xdotool). */
export class Desktop implements AsyncDisposable {
  readonly #server: ChildProcess;
  /** What a browser needs in its environment to appear here. */
  readonly env: Record<string, string>;

  private constructor(server: ChildProcess, display: string) {
    this.#server = server;
    const own = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
    this.env = { ...Object.fromEntries(own), DISPLAY: `:${display}` };
  }

  static async open(): Promise<Desktop> {
    // Xvfb picks a free display, and says which once it takes clients.
    const server = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [number] = await once(server.stdout, 'data');
    return new Desktop(server, String(number).trim());
  }

  /** Presses keys, one after another, in whatever has the focus: `press('Tab', 'Return')`. */
  press(...keys: string[]): void {
    execFileSync('xdotool', ['key', '--delay', '80', ...keys], { env: this.env });
  }

  /** Is there a window whose title has these words? */
  hasWindow(title: string): boolean {
    return spawnSync('xdotool', ['search', '--onlyvisible', '--name', title], { env: this.env }).status === 0;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const ended = once(this.#server, 'exit');
    this.#server.kill();
    await ended;
  }
}
