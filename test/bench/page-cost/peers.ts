import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { ContactPicture } from '#lib/model/contact.ts';
import type { Defer } from '#test/bench/harness/bench.ts';
import { bundle } from '#test/bench/harness/bundle.ts';
import { writeExtension } from '#test/bench/harness/extension.ts';
import { folderFor } from '#test/bench/harness/place.ts';

const scriptOn = (host: string, js: string[]) => ({
  content_scripts: [{ matches: [`http://${host}/*`], js, run_at: 'document_idle' }],
});

/** The floor: an extension that runs a content script with nothing in it. */
export const emptyExtension = (defer: Defer, host: string): string =>
  writeExtension(join(folderFor(defer, 'empty'), 'empty'), scriptOn(host, ['empty.js']), { 'empty.js': '' });

/** The peer: the sidebar's interface rendered in the page by a content script, about the person of `picture`. */
export async function inPageExtension(
  defer: Defer,
  { host, touchline, picture }: { host: string; touchline: string; picture: ContactPicture },
): Promise<string> {
  const folder = writeExtension(
    join(folderFor(defer, 'in-page'), 'in-page'),
    { ...scriptOn(host, ['picture.js', 'in-page.js']), default_locale: 'en' },
    { 'picture.js': `var PICTURE = ${JSON.stringify(picture)};` },
  );
  cpSync(join(touchline, '_locales'), join(folder, '_locales'), { recursive: true });
  await bundle(new URL('./in-page.tsx', import.meta.url), folder, 'in-page');
  return folder;
}
