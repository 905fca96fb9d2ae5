import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';

const MANIFEST = {
  manifest_version: 3,
  name: 'Reader under test',
  version: '1.0',
  content_scripts: [{ matches: ['<all_urls>'], js: ['reader.js'], run_at: 'document_idle' }],
  browser_specific_settings: { gecko: { id: 'reader@touchline.test' } },
};

/** Builds an extension that runs the reader in the isolated world of every page; gives back its folder. */
export async function buildReaderExtension(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'reader-'));
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: folder,
      emptyOutDir: false,
      lib: {
        entry: resolve('test/support/sites/answers.ts'),
        formats: ['iife'],
        name: 'reader',
        fileName: () => 'reader.js',
      },
    },
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(MANIFEST));
  return folder;
}
