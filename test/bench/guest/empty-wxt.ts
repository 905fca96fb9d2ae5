import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Defer } from '#test/bench/harness/bench.ts';
import { buildExtension, ROOT } from '#test/bench/harness/extension.ts';
import { folderFor } from '#test/bench/harness/place.ts';

/** An extension of one content script with nothing in it, as WXT makes one: what it takes to be there by its means. */
export async function emptyWxtExtension(defer: Defer, matches: readonly string[]): Promise<string> {
  const root = folderFor(defer, 'empty-wxt');
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  mkdirSync(join(root, 'entrypoints'));
  writeFileSync(
    join(root, 'entrypoints/empty.content.ts'),
    `export default defineContentScript({ matches: ${JSON.stringify(matches)}, main() {} });`,
  );
  writeFileSync(join(root, 'package.json'), JSON.stringify({ name: 'bench', version: '1.0.0', type: 'module' }));
  return buildExtension({ root, outDir: join(root, 'built') });
}
