import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { realPages } from './needs.ts';

const URL = 'http://127.0.0.1:18091/';

/** A real Roundcube with known mail (README of the real pages), started in a folder of its own. */
export class Roundcube implements AsyncDisposable {
  readonly #folder: string | null;

  private constructor(folder: string | null) {
    this.#folder = folder;
  }

  /** `folder` has a short path; where a Roundcube already answers, it is used and left running. */
  static async open(folder: string): Promise<Roundcube> {
    const there = await fetch(URL).then(
      ({ ok }) => ok,
      () => false,
    );
    if (there) return new Roundcube(null);
    run('start', folder, 'roundcube');
    return new Roundcube(folder);
  }

  /** Signs in, and leaves the person in the list of mail. */
  async signIn(context: BrowserContext): Promise<Page> {
    const page = await context.newPage();
    await page.goto(URL);
    await page.locator('#rcmloginuser').fill('rep@ourco.test');
    await page.locator('#rcmloginpwd').fill('demo1234');
    await page.locator('#rcmloginsubmit').click();
    await page.locator('#messagelist tr.message').first().waitFor();
    return page;
  }

  readonly list = `${URL}?_task=mail&_mbox=INBOX`;
  /** One message by itself. */
  message = (uid: number): string => `${URL}?_task=mail&_mbox=INBOX&_uid=${uid}&_action=show`;

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#folder !== null) run('stop', this.#folder);
  }
}

function run(script: 'start' | 'stop', ...args: string[]): void {
  const { status, stderr } = spawnSync(join(realPages() ?? '', script), args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`Roundcube: ${stderr}`);
}
