import { setTimeout as sleep } from 'node:timers/promises';
import { Browser } from './browser.ts';
import { withRoomFor } from './disk.ts';
import { judge } from './judge.ts';
import { Ledger } from './ledger.ts';
import { act, type Doer } from './people.ts';
import { NOTHING_PLANTED, type Planted } from './planted.ts';
import type { Step } from './step.ts';
import type { HubUnderTest } from './team.ts';

/** After this many rounds in which everybody exchanges once, all must stand everywhere. */
const ROUNDS = 6;

/** Plays a history against a real hub and says what went wrong: nothing, unless something is broken. */
export async function play(
  hub: HubUnderTest,
  history: readonly Step[],
  bug: Planted = NOTHING_PLANTED,
): Promise<string[]> {
  const { owners, witness, contacts } = await hub.newTeam();
  const browsers = await Promise.all(owners.map((owner) => Browser.open(owner, bug)));
  const ledger = new Ledger();
  try {
    const stage = new Stage(hub, browsers, contacts, ledger);
    for (const step of history) await stage.perform(step);
    await stage.calm();
    const looker = await Browser.open(witness, NOTHING_PLANTED);
    try {
      return await judge({ browsers, looker, ledger });
    } finally {
      await looker.forget();
    }
  } finally {
    await Promise.all(browsers.map((browser) => browser.forget()));
  }
}

class Stage {
  readonly #hub: HubUnderTest;
  readonly #browsers: readonly Browser[];
  readonly #contacts: readonly string[];
  readonly #ledger: Ledger;

  constructor(hub: HubUnderTest, browsers: readonly Browser[], contacts: readonly string[], ledger: Ledger) {
    this.#hub = hub;
    this.#browsers = browsers;
    this.#contacts = contacts;
    this.#ledger = ledger;
  }

  async perform(step: Step): Promise<void> {
    switch (step.step) {
      case 'act':
        return this.#act(step);
      case 'sync':
        this.#of(step).network.faults.push(...step.faults);
        await this.#of(step).sync(step.page);
        return this.#settle();
      case 'all_sync':
        for (const { network } of this.#browsers) network.faults.push(...step.faults);
        await this.#everybodySyncs();
        return this.#settle();
      case 'worker_killed':
        return this.#killWorker(step);
      case 'tab_killed':
        return this.#of(step).reopen(step.page);
      case 'clock_off':
        this.#of(step).years = step.years;
        return;
      case 'partition':
        this.#of(step).network.cutOff = true;
        return;
      case 'healed':
        this.#of(step).network.cutOff = false;
        return;
      case 'disk_full':
        return withRoomFor(step.after, () => this.#act({ ...step, page: 0 }));
      case 'seen_anew':
        return this.#hub.startAnew();
      case 'killed': {
        const exchanges = this.#everybodySyncs();
        await sleep(step.after);
        await this.#hub.kill(step.what);
        await exchanges;
      }
    }
  }

  /** All is well again: who waits gets through, or is stuck. */
  async calm(): Promise<void> {
    for (const browser of this.#browsers) Object.assign(browser.network, { cutOff: false, faults: [], killAt: null });
    await this.#settle();
    for (let round = 0; round < ROUNDS; round += 1) {
      let moved = 0;
      for (const browser of this.#browsers) moved += await browser.sync(round % 2);
      if (moved === 0) return;
    }
  }

  #of({ who }: { who: number }): Browser {
    const browser = this.#browsers[who];
    if (browser === undefined) throw new Error('no such browser');
    return browser;
  }

  #act(step: Pick<Step & { step: 'act' }, 'who' | 'page' | 'act'>): Promise<void> {
    const browser = this.#of(step);
    const doer: Doer = { browser, who: step.who, page: step.page, contacts: this.#contacts, ledger: this.#ledger };
    // Who is told that something isn't safe doesn't count on it.
    return act(doer, step.act).then(
      () => {},
      () => {},
    );
  }

  #everybodySyncs(): Promise<unknown> {
    return Promise.all(this.#browsers.flatMap((browser) => [browser.sync(0), browser.sync(1)]));
  }

  /** What was given up, and is still under way, arrives. */
  async #settle(): Promise<void> {
    for (const { network } of this.#browsers) await network.arrive();
  }

  async #killWorker({ who, at, reached }: Extract<Step, { step: 'worker_killed' }>): Promise<void> {
    const browser = this.#of({ who });
    const { db, life } = browser.page(0);
    const die = () => {
      life.abort();
      db.close();
    };
    browser.network.killAt = { request: at, reached, die };
    await browser.sync(0);
    browser.network.killAt = null;
    await browser.reopen(0);
  }
}
