import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { realPages } from './needs.ts';

const URL = 'http://127.0.0.1:18104/';

/** A real Tryton with three parties (README of the real pages), started in a folder of its own. */
export class Tryton implements AsyncDisposable {
  readonly #folder: string | null;

  private constructor(folder: string | null) {
    this.#folder = folder;
  }

  /** `folder` has a short path; where a Tryton already answers, it is used and left running. */
  static async open(folder: string): Promise<Tryton> {
    const there = await fetch(URL).then(
      ({ ok }) => ok,
      () => false,
    );
    if (there) return new Tryton(null);
    run('start', folder, 'tryton');
    return new Tryton(folder);
  }

  /** Signs in, with the name and then the password, and opens the first party from the list of all. */
  async signIn(context: BrowserContext): Promise<Page> {
    const page = await context.newPage();
    await page.goto(`${URL}#tryton/model/party.party`);
    await page.locator('select#database option').first().waitFor({ state: 'attached' });
    await page.locator('#login').fill('admin');
    await page.locator('#login').press('Enter');
    await page.locator('input[type=password]').fill('admin1234');
    await page.locator('input[type=password]').press('Enter');
    await page.getByTitle('Jane Doe').dblclick();
    await this.name(page).waitFor();
    return page;
  }

  /** The field that alone holds the person's name. */
  name = (page: Page): Locator => page.locator('input[name=name]:visible').first();

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#folder !== null) run('stop', this.#folder);
  }
}

function run(script: 'start' | 'stop', ...args: string[]): void {
  const { status, stderr } = spawnSync(join(realPages() ?? '', script), args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`Tryton: ${stderr}`);
}
