import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searchResponse } from '#lib/protocol/contacts.ts';
import words from '#locales/en.json' with { type: 'json' };
import { contactAdd, TestClient } from '#test/server/sync/test-client.ts';
import { Desktop } from '#test/support/e2e/desktop.ts';
import { describeWith } from '#test/support/e2e/needs.ts';
import { joinByLink } from '#test/support/e2e/observer.ts';
import { SOON } from '#test/support/e2e/people.ts';
import { Start } from '#test/support/e2e/start.ts';
import { temporaryFolder } from '#test/support/e2e/temporary-folder.ts';
import { freePort } from '#test/support/e2e/world.ts';

const LINK = /(http:\S+\/join#\S+)/;

describe('npm start without a display', () => {
  const folder = temporaryFolder();
  let settings: { TOUCHLINE_DATA: string; TOUCHLINE_PORT: string; TOUCHLINE_PRACTICE_PORT: string };
  let start: Start;
  let member: TestClient;
  const elsewhere = async () => ({
    TOUCHLINE_DATA: join(folder, 'elsewhere'),
    TOUCHLINE_PORT: `${await freePort()}`,
    TOUCHLINE_PRACTICE_PORT: `${await freePort()}`,
  });

  beforeAll(async () => {
    settings = { ...(await elsewhere()), TOUCHLINE_DATA: join(folder, 'store') };
    start = new Start(settings);
  });
  afterAll(async () => {
    await start[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true, force: true });
  });

  it('says which folder to load, with which link to join, and which page to open', async () => {
    await start.says(/Ctrl\+C stops everything/);
    expect(start.said).toContain('There is no display here');
    // The words on the buttons are those of the extension.
    for (const button of [words.popup.not_connected.action, words.options.connect.look, words.options.connect.confirm])
      expect(start.said).toContain(`"${button}"`);
    expect(existsSync(join(await start.says(/^\s+(\/\S+chrome-mv3-demo)$/m), 'manifest.json'))).toBe(true);
    member = new TestClient(await joinByLink(await start.says(LINK)));
    expect(member.account.workspace).toMatchObject({ name: 'Sample workspace', sample: true });
    const practice = await fetch(await start.says(/Open (http:\S+)/));
    expect(await practice.text()).toContain('Harbor CRM');
  });

  it('says what to do about a store that another hub holds, and ends with 1', async () => {
    await using second = new Start({ ...(await elsewhere()), TOUCHLINE_DATA: settings.TOUCHLINE_DATA });
    expect(await second.ended).toBe(1);
    expect(second.said).toContain('Another hub is running on');
    expect(second.said).toContain('TOUCHLINE_DATA');
  });

  it('says what to do about the hub’s port in use, and ends with 1', async () => {
    await using second = new Start({ ...(await elsewhere()), TOUCHLINE_PORT: settings.TOUCHLINE_PORT });
    expect(await second.ended).toBe(1);
    expect(second.said).toContain(`Port ${settings.TOUCHLINE_PORT} on 127.0.0.1 is in use`);
    expect(second.said).toContain('TOUCHLINE_PORT');
  });

  it('says what to do about the practice page’s port in use, and ends with 1', async () => {
    const { TOUCHLINE_PRACTICE_PORT } = settings;
    await using second = new Start({ ...(await elsewhere()), TOUCHLINE_PRACTICE_PORT });
    expect(await second.ended).toBe(1);
    expect(second.said).toContain(`Port ${TOUCHLINE_PRACTICE_PORT} is in use`);
    expect(second.said).toContain('TOUCHLINE_PRACTICE_PORT');
  });

  it('keeps the data and the members when it is stopped and started again', async () => {
    await member.push(contactAdd({ fullName: 'Kept Person', email: 'kept@person.test' }));
    expect(await start.stop()).toBe(0);
    start = new Start(settings);
    await start.says(/Ctrl\+C stops everything/);
    const answer = await member.account.fetch('/contacts?q=kept%40person.test');
    expect(searchResponse.parse(await answer.json()).matches).toMatchObject([{ name: 'Kept Person' }]);
  });

  it('says so where no browser is found', async () => {
    await using second = new Start({ ...(await elsewhere()), CHROME_PATH: join(folder, 'no-such-browser') });
    await second.says(/No Chromium was found here/);
  });
});

describeWith(['chromium', 'desktop'], 'npm start with a display', () => {
  const folder = temporaryFolder();
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('opens Chromium, connected, with the practice page in front, and again with the connection it has', async () => {
    await using desktop = await Desktop.open();
    const settings = {
      DISPLAY: desktop.env.DISPLAY ?? '',
      TOUCHLINE_DATA: join(folder, 'store'),
      TOUCHLINE_PORT: `${await freePort()}`,
      TOUCHLINE_PRACTICE_PORT: `${await freePort()}`,
    };
    for (const time of ['first', 'second']) {
      await using start = new Start(settings);
      await start.says(/Touchline is open in Chromium/);
      await expect.poll(() => desktop.hasWindow('Harbor CRM'), { ...SOON, message: time }).toBe(true);
      expect(await start.stop()).toBe(0);
    }
  });
});
