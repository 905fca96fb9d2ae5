import { databaseName, TouchlineDatabase } from '#lib/store/database.ts';
import { openDirect } from '#lib/store/direct.ts';
import { readMeta } from '#lib/store/meta.ts';
import type { StorePort } from '#lib/store/port.ts';
import { check } from '#lib/sync/check.ts';
import { type HubClient, hubClient } from '#lib/sync/hub-client.ts';
import { syncOnce } from '#lib/sync/sync-once.ts';
import { Network } from './network.ts';
import type { Planted } from './planted.ts';
import type { Owner } from './team.ts';

const YEAR = 365 * 86_400_000;

/** One open page of the extension, or its worker. */
type Page = { db: TouchlineDatabase; port: StorePort; life: AbortController };

/** A member's browser: one local store, two pages open on it, and a way to the hub that can be spoilt. */
export class Browser {
  /** By how many years its clock is wrong. */
  years = 0;
  readonly network: Network;
  readonly owner: Owner;
  readonly #name: string;
  readonly #pages: Page[] = [];
  readonly #bug: Planted;

  private constructor(owner: Owner, name: string, bug: Planted) {
    this.owner = owner;
    this.#name = name;
    this.#bug = bug;
    // The hub may have come back at another address: what stands before the path is put in at the last moment.
    const send = (url: string, init: RequestInit) => fetch(url.replace('http://hub', owner.hub()), init);
    this.network = new Network(bug.network?.(send) ?? send);
  }

  static async open(owner: Owner, bug: Planted): Promise<Browser> {
    const identity = { hub: `http://hub/${owner.token}`, workspaceId: owner.workspaceId, memberId: owner.member.id };
    const browser = new Browser(owner, await databaseName(identity), bug);
    for (const page of [0, 1]) await browser.reopen(page);
    return browser;
  }

  page(index: number): Page {
    const page = this.#pages[index];
    if (page === undefined) throw new Error('no such page');
    return page;
  }

  /** The page dies as it stands; a new one takes its place. */
  async reopen(index: number): Promise<void> {
    const before = this.#pages[index];
    before?.life.abort();
    before?.db.close();
    const db = new TouchlineDatabase(this.#name, this.owner.member.id, () => Date.now() + this.years * YEAR);
    await db.open();
    const port = openDirect(db);
    this.#pages[index] = { db, port: this.#bug.port?.(port, db) ?? port, life: new AbortController() };
  }

  /** The way to the hub. */
  hub(): HubClient {
    const { workspaceId, token } = this.owner;
    return hubClient({ hub: 'http://hub', workspaceId, token }, this.network.fetch);
  }

  /** One exchange with the hub, as pages and worker do it. How much went to and fro; a failure counts as something. */
  async sync(index: number): Promise<number> {
    const { db, life } = this.page(index);
    await letGo(db);
    const hub = this.hub();
    await this.#bug.beforeSync?.(db);
    const beside: Promise<unknown>[] = [];
    const outcome = await syncOnce(
      { db, hub: this.#bug.hub?.(hub, db) ?? hub, beside: (work) => void beside.push(work().catch(() => {})) },
      life.signal,
    );
    await Promise.all(beside);
    if (!life.signal.aborted) await this.#bug.afterSync?.(db, outcome);
    return outcome.ok ? outcome.pushed + outcome.pulled : 1;
  }

  /** Compares what is here with the hub, row by row: how many had to be mended, now or before; null when it came to no end. */
  async mended(): Promise<number | null> {
    const { db, life } = this.page(0);
    const checked = await check(db, this.hub(), life.signal);
    if (!('mended' in checked)) return null;
    return (await readMeta(db, 'checked'))?.mended ?? 0;
  }

  async forget(): Promise<void> {
    for (const { db, life } of this.#pages) {
      life.abort();
      db.close();
    }
    await this.page(0).db.delete();
  }
}

/** The time to undo passes, for everything that waits. */
const letGo = (db: TouchlineDatabase) =>
  db.outbox.toCollection().modify((entry) => {
    entry.notBefore = 0;
  });
