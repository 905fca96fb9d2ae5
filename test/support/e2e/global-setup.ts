import { existsSync } from 'node:fs';

/** Says early what every end-to-end test needs; without it they would fail one by one. */
export default function setup(): void {
  for (const folder of ['chrome-mv3', 'chrome-mv3-demo', 'firefox-mv3-demo']) {
    if (!existsSync(`.output/${folder}/manifest.json`)) {
      throw new Error(`.output/${folder} is missing: "npm test" builds it.`);
    }
  }
}
