import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** As in wxt.config.ts. */
const FOLDER = process.env.TOUCHLINE_BUILD_DIR ?? '.output';
const OUT = join(FOLDER, 'chrome-mv3-demo');
const STAMP = join(FOLDER, 'chrome-mv3-demo.made-of');
const SOURCES = [
  'entrypoints/**/*',
  'components/**/*',
  'lib/**/*',
  'locales/**/*',
  'public/**/*',
  'wxt.config.ts',
  'package-lock.json',
];

/** What the build was made of: names, sizes and times of its sources. */
function fingerprint(): string {
  const hash = createHash('sha256');
  for (const file of globSync(SOURCES).sort()) {
    const { mtimeMs, size } = statSync(file);
    hash.update(`${file}\n${mtimeMs}\n${size}\n`);
  }
  return hash.digest('hex');
}

/** Builds the demo variant unless its sources are unchanged; gives its folder, or null when WXT has said why it can't. */
export function buildDemo(): string | null {
  const wanted = fingerprint();
  if (!existsSync(join(OUT, 'manifest.json')) || !existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== wanted) {
    console.log('Building the extension …');
    const { status, stdout, stderr } = spawnSync('wxt', ['build', '--mode', 'demo'], { encoding: 'utf8' });
    if (status !== 0) {
      console.error(`${stdout}${stderr}\nThe extension could not be built: see above.`);
      return null;
    }
    writeFileSync(STAMP, wanted);
  }
  return resolve(OUT);
}
