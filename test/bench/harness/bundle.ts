import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import { build } from 'vite';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** Builds one script of the bench's own, with all that it imports, into `outDir`/`name`.js, as a release is built. */
export async function bundle(entry: URL, outDir: string, name: string): Promise<void> {
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: [tailwindcss()],
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir,
      emptyOutDir: false,
      cssCodeSplit: false,
      lib: { entry: fileURLToPath(entry), formats: ['iife'], name: 'bench', fileName: () => `${name}.js` },
    },
  });
}
