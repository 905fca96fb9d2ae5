import { afterAll, beforeAll, expect, it } from 'vitest';
import { Firefox } from '#test/support/e2e/firefox.ts';
import { mailedCode } from '#test/support/e2e/hub-pages.ts';
import { describeWith } from '#test/support/e2e/needs.ts';
import { joinByLink } from '#test/support/e2e/observer.ts';
import { World } from '#test/support/e2e/world.ts';
import { posting } from '#test/support/hub/start-test-hub.ts';

const ANN = { name: 'Ann Lee', email: 'ann@acme.test', role: 'rep' };

describeWith(['firefox'], 'in Firefox', () => {
  let world: World;
  let firefox: Firefox;

  beforeAll(async () => {
    world = await World.open();
    const admin = await joinByLink(world.services.joinLink('Olga Admin', 'admin'));
    await admin.fetch('/invitations', posting(ANN));
    firefox = await Firefox.open();
  });
  afterAll(async () => {
    await firefox?.[Symbol.asyncDispose]();
    await world?.[Symbol.asyncDispose]();
  });

  it('a person signs in on the hub’s pages, in the window that Firefox keeps for that', async () => {
    const options = await firefox.extensionPage('options.html');
    await options.type('input[type=text]', new URL(world.hub).host);
    await options.keyboard.press('Enter');
    await (await options.waitForSelector('::-p-xpath(//button[.="Sign in"])'))?.click();
    const page = await firefox.pageAt(world.hub);
    await page.type('input[name=email]', ANN.email);
    await page.keyboard.press('Enter');
    await page.waitForSelector('input[name=code]');
    await page.type('input[name=code]', await mailedCode(world.hub, ANN.email));
    await page.keyboard.press('Enter');
    await (await page.waitForSelector('::-p-xpath(//button[starts-with(., "Let in to")])'))?.click();
    await options.waitForSelector('::-p-xpath(//*[contains(., "You are Ann Lee (Rep) in Sample workspace")])');
  });

  // As docs/privacy.md says: no switch closes local storage to content scripts here, and the store that is closed forgets.
  it('a content script of ours could read local storage, but not that of the session', async () => {
    const page = await firefox.page(`${world.practice}contacts/1`);
    const options = await firefox.extensionPage('options.html');
    const read = await options.evaluate(async (url) => {
      const { scripting, tabs } = Reflect.get(globalThis, 'browser');
      const all: { id: number; url?: string }[] = await tabs.query({});
      const tabId = all.find((tab) => tab.url?.startsWith(url))?.id;
      const func = async () => {
        const { local, session } = Reflect.get(globalThis, 'browser').storage;
        return { canClose: 'setAccessLevel' in local, local: Object.keys(await local.get()), session: typeof session };
      };
      const [{ result }] = await scripting.executeScript({ target: { tabId }, func });
      return result;
    }, world.practice);
    expect(read).toEqual({ canClose: false, local: expect.arrayContaining(['connection']), session: 'undefined' });
    await page.close();
  });
});
