import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { Services } from '#scripts/demo/services.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Says early what every end-to-end test needs, and makes the sample workspace once for all of them. */
export default function setup(project: TestProject): () => void {
  for (const folder of ['chrome-mv3', 'chrome-mv3-demo', 'firefox-mv3-demo']) {
    if (!existsSync(`.output/${folder}/manifest.json`)) {
      throw new Error(`.output/${folder} is missing: "npm test" builds it.`);
    }
  }
  const folder = temporaryFolder();
  const store = join(folder, 'store');
  const settings = { TOUCHLINE_DATA: store, LOG_LEVEL: 'error', DATABASE_URL: '' };
  if (!new Services(new AbortController().signal, settings).makeSample()) {
    throw new Error('The sample workspace could not be made.');
  }
  project.provide('sampleStore', store);
  return () => rmSync(folder, { recursive: true, force: true });
}
