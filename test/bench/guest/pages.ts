import { readFileSync } from 'node:fs';
import type { Person } from '#test/bench/harness/person.ts';
import { rowOf, rowsPage } from '#test/bench/harness/rows-page.ts';

declare global {
  interface Window {
    /** The stream page's own work: inserts its rows, some in each frame; settles when the last one stands. */
    insertRows?: () => Promise<void>;
  }
}

const ROWS = 2_000;
const INSERTED = 6_000;
/** Rows in one frame, as a long list arrives: the 6,000 take a second or more. */
const AT_ONCE = 100;

const BLANK = '<!doctype html><html lang="en"><head><title>Blank</title></head><body></body></html>';

const INSERT = `<script>
const row = ${JSON.stringify(rowOf(0))};
window.insertRows = async () => {
  const body = document.querySelector('tbody');
  for (let at = 0; at < ${INSERTED}; at += ${AT_ONCE}) {
    await new Promise(requestAnimationFrame);
    body.insertAdjacentHTML('beforeend', row.repeat(${AT_ONCE}));
  }
};
</script>`;

const THREAD = new URL('../../sites/pages/gmail/thread.html', import.meta.url);

/** What InboxSDK waits for before it starts, as Gmail has it: the account, a settled body, the place of its notices. */
const GMAIL = `<script>
const GLOBALS = window.GLOBALS = []; GLOBALS[4] = 'gmail.en'; GLOBALS[9] = 'ik'; GLOBALS[10] = 'rep@ourco.test'; GLOBALS[17] = [];
document.body.className = 'settled';
</script><div class="b8" role="alert" style="position: fixed; top: 0; left: 50%"><div class="vh"></div></div>`;

/** The same page about somebody whom the hub doesn't know. */
export const ofStranger = (page: string): string =>
  page.replaceAll('jane.doe@', 'jane.roe@').replaceAll('Jane Doe', 'Jane Roe');

/** The pages by path, with this person as their record; the blank one shows nobody. */
export const pagesOf = (person: Person): Readonly<Record<string, string>> => ({
  '/blank': BLANK,
  '/rows': rowsPage(person, ROWS),
  '/rows/unknown': ofStranger(rowsPage(person, ROWS)),
  '/stream': rowsPage(person, 1).replace('</body>', `${INSERT}</body>`),
});

/** Gmail's stored page of a thread with Jane Doe, with `more` at the end of its body. */
export const gmailPage = (more = ''): string =>
  readFileSync(THREAD, 'utf8').replace('</body>', `${GMAIL}${more}</body>`);
