/** Takes pictures of the panel's states: `node test/support/sidebar/look/shoot.ts FOLDER state…`, as in states.ts. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Looks } from './open-looks.ts';

const [folder = 'looks', ...states] = process.argv.slice(2);
const VIEWS = [
  { width: 320, colorScheme: 'light' },
  { width: 360, colorScheme: 'light' },
  { width: 360, colorScheme: 'dark' },
  { width: 480, colorScheme: 'light' },
] as const;

mkdirSync(folder, { recursive: true });
const looks = await Looks.open();
for (const state of states)
  for (const view of VIEWS) {
    const page = await looks.page(state, view);
    await page.screenshot({ path: join(folder, `${state}-${view.width}-${view.colorScheme}.png`) });
    await page.close();
  }
await looks[Symbol.asyncDispose]();
