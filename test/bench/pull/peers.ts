import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import type { Defer } from '#test/bench/harness/bench.ts';
import { folderFor } from '#test/bench/harness/place.ts';
import { PAGE, SERVER } from './peers-source.ts';

/** As published, and never dependencies of the project: fetched from the npm registry when this bench runs. */
const PACKAGES = [
  'rxdb@17.6.0',
  'rxjs@7.8.2',
  'pouchdb-browser@9.0.0',
  'events@3.3.0',
  'pouchdb-node@9.0.0',
  'pouchdb-adapter-memory@9.0.0',
  'express-pouchdb@4.2.0',
  'express@4.21.2',
];

/** Fetches the peers into a folder and builds their page; gives how to start their servers with documents of its own. */
export async function fetchPeers(defer: Defer): Promise<(docs: readonly { id: string }[]) => Promise<string>> {
  const folder = folderFor(defer, 'peers');
  writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}');
  writeFileSync(join(folder, 'page.js'), PAGE);
  writeFileSync(join(folder, 'server.js'), SERVER);
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--silent'];
  execFileSync('npm', ['install', ...quiet, ...PACKAGES], { cwd: folder, stdio: 'ignore' });
  await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    build: {
      outDir: 'public',
      lib: { entry: join(folder, 'page.js'), formats: ['iife'], name: 'peers', fileName: () => 'page.js' },
    },
  });
  writeFileSync(join(folder, 'public/index.html'), '<!doctype html><script src="/page.js"></script>');
  return (docs) => startServers(defer, folder, docs);
}

/** Both servers in one process of their own, and the page; gives their origin. */
async function startServers(defer: Defer, folder: string, docs: readonly { id: string }[]): Promise<string> {
  const file = join(folder, `docs-${docs.length}.json`);
  writeFileSync(file, JSON.stringify(docs));
  const child = spawn(process.execPath, ['server.js', file], { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
  defer(() => child.kill());
  const [port] = await once(child.stdout.setEncoding('utf8'), 'data');
  return `http://127.0.0.1:${Number(port)}`;
}
