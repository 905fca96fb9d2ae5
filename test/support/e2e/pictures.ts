/** Takes the pictures of docs/pictures, of the demo build over the practice page: `node test/support/e2e/pictures.ts`. */
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { extensionOf } from '#scripts/demo/browser.ts';
import { Services } from '#scripts/demo/services.ts';
import { connect, openPopup, openSidebar } from './people.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { World } from './world.ts';

const [folder = 'docs/pictures'] = process.argv.slice(2);
const PANELS = [
  { name: 'sidebar-light', colorScheme: 'light', width: 360, window: 1280 },
  { name: 'sidebar-dark', colorScheme: 'dark', width: 360, window: 1280 },
  { name: 'sidebar-narrow', colorScheme: 'light', width: 320, window: 1000 },
  { name: 'sidebar-wide', colorScheme: 'dark', width: 480, window: 1400 },
] as const;

type WithStorage = { chrome: { storage: { local: { set(items: object): Promise<void> } } } };

mkdirSync(folder, { recursive: true });
const sample = join(temporaryFolder(), 'store');
const settings = { TOUCHLINE_DATA: sample, LOG_LEVEL: 'error', DATABASE_URL: '' };
new Services(new AbortController().signal, settings).makeSample();
await using world = await World.open(sample);
rmSync(dirname(sample), { recursive: true });
const rep = await world.browser('rep');
await connect(rep, world.services.joinLink('Robin Rep', 'rep'));
const { worker } = await extensionOf(rep);

/** The practice page with the panel beside it, `width` px wide. */
async function openPanel(window: number, width: number, colorScheme: 'light' | 'dark') {
  await worker.evaluate(async (width) => {
    const { local } = (globalThis as unknown as WithStorage).chrome.storage;
    await local.set({ 'layout:127.0.0.1': { mode: 'push', width } });
  }, width);
  const page = await rep.newPage();
  await page.setViewportSize({ width: window, height: 800 });
  await page.emulateMedia({ colorScheme });
  await page.goto(`${world.practice}contacts/1`);
  const sidebar = await openSidebar(page);
  await sidebar.getByRole('region', { name: 'Field notes' }).getByRole('listitem').first().waitFor();
  await sidebar.getByText('Attended an event').first().waitFor();
  await page.mouse.move(10, 700);
  return { page, sidebar };
}

for (const { name, colorScheme, width, window } of PANELS) {
  const { page } = await openPanel(window, width, colorScheme);
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  if (colorScheme === 'light' && width === 360) await takePopups();
  await page.close();
}

/** The popup as it stands over the tab in front, which is the practice page. */
async function takePopups(): Promise<void> {
  const practice = rep.pages().at(-1);
  const popup = await openPopup(rep);
  await practice?.bringToFront();
  await popup.reload();
  await popup.getByRole('switch').waitFor();
  await popup.getByRole('article').first().waitFor();
  for (const colorScheme of ['light', 'dark'] as const) {
    await popup.emulateMedia({ colorScheme });
    await popup.screenshot({ path: join(folder, `popup-${colorScheme}.png`) });
  }
  await popup.close();
}
