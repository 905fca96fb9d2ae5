import { chmodSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Bundles the hub into `dist/touchline.js`, the npm bin: plain JavaScript, since Node strips no types below node_modules.
 * The packages it depends on stay imports.
 */
await build({
  root,
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  ssr: { target: 'node' },
  build: {
    ssr: 'server/main.ts',
    target: 'node22',
    outDir: 'dist',
    rolldownOptions: {
      output: { entryFileNames: 'touchline.js', codeSplitting: false, banner: '#!/usr/bin/env node' },
    },
  },
});
chmodSync(`${root}/dist/touchline.js`, 0o755);
