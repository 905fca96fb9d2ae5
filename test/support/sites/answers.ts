import { learn } from '#lib/sites/learned.ts';
import { PRIMER } from '#lib/sites/primer/index.ts';
import { readPage } from '#lib/sites/read.ts';

learn(PRIMER);

/** A content script for tests: the reader as it ships, asked by messages from the page. */
window.addEventListener('message', ({ data, source }) => {
  if (source !== window || !data?.ask) return;
  const answers = data.ask.map(
    ({ recipes, excluded }: Asked) => readPage({ document, location }, recipes, excluded).facts,
  );
  window.postMessage({ answers: JSON.stringify(answers) }, '*');
});

type Asked = { recipes: Parameters<typeof readPage>[1]; excluded: readonly string[] };
