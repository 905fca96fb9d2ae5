import { chmodSync, copyFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Bundles the hub into `dist/hub.js`: plain JavaScript, since Node strips no types below node_modules. The packages it
 * depends on stay imports. The npm bin beside it (scripts/touchline.mjs) starts it, or says which Node it needs.
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
      output: { entryFileNames: 'hub.js', codeSplitting: false },
    },
  },
});
const bin = `${root}/dist/touchline.js`;
copyFileSync(`${root}/scripts/touchline.mjs`, bin);
chmodSync(bin, 0o755);
