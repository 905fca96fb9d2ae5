import type { BrowserContext, Frame, Page } from 'playwright-core';
import { extensionOf } from '#scripts/demo/browser.ts';
import { connect, openByKeys } from './people.ts';
import { killWorker, MAY_UPDATE, storedDraft, updateExtension } from './typing.ts';
import { builtExtension, type World } from './world.ts';

/** What may happen to somebody who types: the worker and the tab die, or the extension is updated under them. */
export type Worst = 'killed' | 'updated';

/** A rep who types a note about Jane into the panel, whatever happens to it. */
export class Typist {
  readonly #world: World;
  readonly #context: BrowserContext;
  readonly #id: string;
  readonly page: Page;

  private constructor(world: World, context: BrowserContext, page: Page, id: string) {
    this.#world = world;
    this.#context = context;
    this.page = page;
    this.#id = id;
  }

  static async connect(world: World): Promise<Typist> {
    const context = await world.browser('typist', { args: [MAY_UPDATE] });
    await connect(context, world.services.joinLink('Robin Rep', 'rep'));
    const { id } = await extensionOf(context);
    return new Typist(world, context, await context.newPage(), id);
  }

  /** The field for what was said, in a panel that has just been opened. */
  async open() {
    await this.page.goto(`${this.#world.practice}contacts/1`);
    const sidebar: Frame = await openByKeys(this.#context, this.page);
    const field = sidebar.getByRole('textbox', { name: 'What did they say?' });
    await field.focus();
    return { sidebar, field };
  }

  async suffer(worst: Worst): Promise<void> {
    if (worst === 'updated') await updateExtension(this.#context, builtExtension());
    else await Promise.all([killWorker(this.#context, this.page), this.page.goto('about:blank')]);
  }

  /** What this machine has kept of the words. */
  kept = (): Promise<string> => storedDraft(this.#context, this.#id);
}
