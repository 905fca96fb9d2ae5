// Budgets of the issue, gzipped, on the release build: what runs on a granted page, what a page of ours loads first,
// and each chunk that is loaded later.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const out = '.output/chrome-mv3';
const page = (name) => {
  const html = readFileSync(join(out, `${name}.html`), 'utf8');
  return [...html.matchAll(/(?:src|href)="\/?([^"]+\.(?:js|css))"/g)].map(([, file]) => join(out, file));
};
const pages = readdirSync(out)
  .filter((file) => file.endsWith('.html'))
  .map((file) => file.replace('.html', ''));
const initial = new Set(pages.flatMap(page));
const chunks = readdirSync(join(out, 'chunks')).map((file) => join(out, 'chunks', file));
const onPage = ['site.js', 'reader.js'].map((file) => join(out, file));

const budget = (name, path, limit) => ({ name, path, limit, gzip: true, brotli: false });

export default [
  budget('scripts on a granted page', onPage, '15 kB'),
  budget('loader', join(out, 'site.js'), '3 kB'),
  budget('pointer, on demand', join(out, 'pointer.js'), '12 kB'),
  budget('launcher frame', page('launcher'), '5 kB'),
  budget('sidebar, initial', page('sidebar'), '160 kB'),
  budget('popup, initial', page('popup'), '160 kB'),
  ...chunks.filter((chunk) => !initial.has(chunk)).map((chunk) => budget(`lazy ${chunk}`, chunk, '60 kB')),
];
