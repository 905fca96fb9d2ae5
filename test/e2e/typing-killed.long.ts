import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '#test/support/e2e/needs.ts';
import { stoodBefore, type Typed, typeUntil } from '#test/support/e2e/typing.ts';
import { Typist, type Worst } from '#test/support/e2e/typist.ts';
import { World } from '#test/support/e2e/world.ts';

/** What a kill may cost at most (ms of typing). */
const AT_MOST = 100;

/** Each look opens a page of the extension. */
const LOOKS = { timeout: 15_000, interval: 250 };

/** How old the newest letter is that was kept (ms before the kill); 0 when all were. */
function missing(typed: readonly Typed[], kept: string, killed: number): number {
  const lost = typed.find(({ text, at }) => at <= killed && !kept.startsWith(text));
  return lost === undefined ? 0 : killed - lost.at;
}

describeWith(['chromium'], 'somebody types while', () => {
  let world: World;
  let typist: Typist;
  beforeAll(async () => {
    world = await World.open();
    typist = await Typist.connect(world);
  });
  afterAll(() => world?.[Symbol.asyncDispose]());

  async function once(worst: Worst): Promise<number> {
    const { field } = await typist.open();
    // The words of the time before come back while the panel draws: the field is emptied until nothing of them is kept.
    // A page that went away under a key leaves Chromium unsure where keys go, until the focus moves by a click; and each
    // look for what is kept takes the front from this page.
    const goTo = async () => {
      await typist.page.bringToFront();
      await typist.page.getByRole('heading').first().click();
      await field.click();
    };
    const emptied = async () => {
      await goTo();
      await field.fill('');
      return typist.kept();
    };
    await expect.poll(emptied, LOOKS).toBe('');
    await goTo();
    const stop = new AbortController();
    const typing = typeUntil(typist.page, stop.signal);
    await sleep(300 + Math.random() * 500);
    const killed = Date.now();
    await typist.suffer(worst);
    stop.abort();
    const typed = await typing;
    const kept = await typist.kept();
    expect(kept.startsWith(stoodBefore(typed, killed, AT_MOST))).toBe(true);
    return missing(typed, kept, killed);
  }

  it.each([
    ['killed', 100],
    ['updated', 50],
  ] as const)(
    'the worker and tab are %s %d times: no more is lost than 100 ms of typing',
    async (worst, times) => {
      const lost: number[] = [];
      for (let time = 0; time < times; time += 1) lost.push(await once(worst));
      lost.sort((a, b) => a - b);
      console.info(`${worst}: median ${lost[Math.floor(times / 2)]} ms of typing lost, at most ${lost.at(-1)} ms`);
      expect(lost).toHaveLength(times);
    },
    1_800_000,
  );
});
