import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith } from '#test/support/e2e/needs.ts';
import { SOON } from '#test/support/e2e/people.ts';
import { Typist } from '#test/support/e2e/typist.ts';
import { World } from '#test/support/e2e/world.ts';

describeWith(['chromium'], 'what a rep has typed, and was told is kept,', () => {
  let world: World;
  let typist: Typist;
  beforeAll(async () => {
    world = await World.open();
    typist = await Typist.connect(world);
  });
  afterAll(() => world?.[Symbol.asyncDispose]());

  it.each([
    ['killed', 'a kill of worker and tab'],
    ['updated', 'an update of the extension'],
  ] as const)('stands in the field again after it was %s: %s', async (worst, _how) => {
    const words = `She was ${worst} in the middle of a sen`;
    const { sidebar, field } = await typist.open();
    await field.fill('');
    await typist.page.keyboard.type(words);
    await expect.poll(() => typist.kept(), SOON).toBe(words);
    await sidebar.getByText('Draft kept on this machine').waitFor();
    await typist.suffer(worst);
    const again = await typist.open();
    await expect.poll(() => again.field.inputValue(), SOON).toBe(words);
  });
});
