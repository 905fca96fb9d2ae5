import type { MutationBody } from '#lib/protocol/push.ts';
import type { NoteRow, ReplyRow } from '#lib/store/rows.ts';
import type { Browser } from './browser.ts';
import type { Ledger } from './ledger.ts';
import { unaccounted } from './words.ts';

type Judged = {
  browsers: readonly Browser[];
  /** A browser with an empty store, which learns everything from the hub. */
  looker: Browser;
  ledger: Ledger;
};

/** Everything that is wrong at the end of a history, each as a sentence. */
export async function judge({ browsers, looker, ledger }: Judged): Promise<string[]> {
  await looker.sync(0);
  const truth = await held(looker);
  const here = await Promise.all(browsers.map(held));
  const refused = (await Promise.all(browsers.map(refusedBy))).flat();
  return [
    ...here.flatMap(({ waiting }, who) => (waiting === 0 ? [] : [`stuck: ${waiting} changes of browser ${who}`])),
    ...here.flatMap((store, who) => differences(store, truth).map((what) => `diverged: browser ${who}, ${what}`)),
    ...unaccounted(ledger, truth.notes, refused),
    ...lostReplies(ledger, truth, refused),
    ...(await lostPeople(ledger, looker, refused)),
    ...doubled(truth),
    ...(await lostExclusions(ledger, looker, refused)),
    ...(await lostDrafts(ledger, browsers)),
    ...lostReadMarks(ledger, here),
    ...(await gaps(browsers)),
  ];
}

type Held = Awaited<ReturnType<typeof held>>;

async function held(browser: Browser) {
  const { db } = browser.page(0);
  const [notes, replies, marks] = await Promise.all([db.notes.toArray(), db.replies.toArray(), db.readMarks.toArray()]);
  const waiting = await db.outbox.count();
  return { notes, replies, waiting, readAt: marks.find(({ memberId }) => memberId === db.me)?.feedReadAt };
}

/** What browsers set aside, and show, because the hub refused it. */
async function refusedBy(browser: Browser): Promise<MutationBody[]> {
  return (await browser.page(0).db.refused.toArray()).map(({ body }) => body);
}

const synced = (rows: readonly (NoteRow | ReplyRow)[]) =>
  new Map(
    rows
      .filter(({ delivery }) => delivery === 'synced')
      .map((row) => [row.id, JSON.stringify(Object.entries(row).sort())]),
  );

/** Rows on which nothing is pending must be the hub's, and all of the hub's must be here. */
function differences(here: Held, truth: Held): string[] {
  const mine = new Set([...here.notes, ...here.replies].map(({ id }) => id));
  const [stand, should] = [synced([...here.notes, ...here.replies]), synced([...truth.notes, ...truth.replies])];
  return [
    ...[...should.keys()].filter((id) => !mine.has(id)).map((id) => `${id} is missing`),
    ...[...stand].filter(([id, row]) => should.get(id) !== row).map(([id]) => `${id} is not what the hub holds`),
  ];
}

function lostReplies({ replies }: Ledger, truth: Held, refused: readonly MutationBody[]): string[] {
  const forgotten = new Set(truth.notes.map(({ id }) => id));
  return (
    replies
      .filter(({ replyId, text }) => !truth.replies.some((row) => row.id === replyId && row.text === text))
      .filter(({ replyId }) => !refused.some((body) => body.name === 'reply.create' && body.replyId === replyId))
      // A note that was taken back before it left takes the replies to it along.
      .filter(({ noteId }) => forgotten.has(noteId))
      .map(({ text }) => `lost: ${text}`)
  );
}

async function lostPeople({ people }: Ledger, looker: Browser, refused: readonly MutationBody[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const { contactId, name } of people) {
    if (refused.some((body) => body.name === 'contact.add' && body.contactId === contactId)) continue;
    const found = await looker.hub().search(name, new AbortController().signal);
    const same = found.ok ? found.value.matches.filter((card) => card.name === name) : [];
    if (same.length !== 1) wrong.push(`${same.length === 0 ? 'lost' : 'doubled'}: ${name}`);
  }
  return wrong;
}

function doubled({ notes, replies }: Held): string[] {
  const all = [...notes, ...replies].map(({ text }) => text).filter((text) => text !== '');
  return all.filter((text, index) => all.indexOf(text) !== index).map((text) => `doubled: ${text}`);
}

async function lostExclusions(
  { excluded }: Ledger,
  looker: Browser,
  refused: readonly MutationBody[],
): Promise<string[]> {
  const stand = await looker.page(0).port.read('excluded', {});
  return excluded
    .filter((address) => !refused.some((body) => body.name === 'excluded.set' && body.add.includes(address)))
    .filter((address) => !stand.includes(address))
    .map((address) => `lost: exclusion of ${address}`);
}

async function lostDrafts({ drafts }: Ledger, browsers: readonly Browser[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const [place, text] of drafts) {
    const [who = '', key = ''] = place.split(/ (.*)/);
    const draft = await browsers[Number(who)]?.page(0).port.read('draft', { key });
    if ((draft?.text ?? null) !== text) wrong.push(`draft: ${draft?.text ?? 'nothing'} stands where ${text} was typed`);
  }
  return wrong;
}

function lostReadMarks({ readMarks }: Ledger, here: readonly Held[]): string[] {
  return [...readMarks]
    .filter(([who, at]) => (here[who]?.readAt ?? '') < at)
    .map(([who]) => `lost: read mark of ${who}`);
}

/** The gap detector finds nothing at the end, and never had to mend anything. */
async function gaps(browsers: readonly Browser[]): Promise<string[]> {
  const mended = await Promise.all(browsers.map((browser) => browser.mended()));
  return mended.flatMap((rows, who) =>
    rows === 0 ? [] : [`mended: ${rows ?? 'no one knows how many'} rows of browser ${who}`],
  );
}
