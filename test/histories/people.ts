import { v7 as uuidv7 } from 'uuid';
import { noteBody } from '#test/support/unit/rows.ts';
import type { Browser } from './browser.ts';
import type { Ledger } from './ledger.ts';
import type { Act } from './step.ts';

/** Who does something, where, and to whom they may write. */
export type Doer = { browser: Browser; who: number; page: number; contacts: readonly string[]; ledger: Ledger };

type Doing = (doer: Doer, act: never) => Promise<unknown>;

const at = (doer: Doer) => doer.browser.page(doer.page).port;

/** The note that somebody picks among those that stand before their eyes. */
async function pickNote({ browser, page }: Doer, pick: number): Promise<{ noteId: string; over: string } | null> {
  const standing = (await browser.page(page).db.notes.toArray()).filter(({ deletedAt }) => deletedAt === null);
  const note = standing[pick % Math.max(standing.length, 1)];
  return note === undefined ? null : { noteId: note.id, over: note.text };
}

async function log(doer: Doer, { contact }: { contact: number }): Promise<void> {
  const [noteId, text, contactId] = [uuidv7(), doer.ledger.words('note'), doer.contacts[contact] ?? ''];
  await at(doer).run('logNote', { noteId, contactId, body: noteBody({ text }) });
  doer.ledger.texts.push({ noteId, text, over: null });
  doer.ledger.drafts.set(`${doer.who} note:${contactId}`, null);
}

async function edit(doer: Doer, { pick }: { pick: number }): Promise<void> {
  const picked = await pickNote(doer, pick);
  if (picked === null) return;
  const text = doer.ledger.words('edit');
  await at(doer).run('editNote', { noteId: picked.noteId, patch: { text } });
  doer.ledger.texts.push({ ...picked, text });
}

async function kind(doer: Doer, { pick }: { pick: number }): Promise<void> {
  const picked = await pickNote(doer, pick);
  if (picked !== null) await at(doer).run('editNote', { noteId: picked.noteId, patch: { kinds: ['pricing'] } });
}

async function remove(doer: Doer, { pick }: { pick: number }): Promise<void> {
  const picked = await pickNote(doer, pick);
  if (picked === null) return;
  await at(doer).run('removeNote', { noteId: picked.noteId });
  doer.ledger.removed.push(picked);
}

async function reply(doer: Doer, { pick }: { pick: number }): Promise<void> {
  const picked = await pickNote(doer, pick);
  if (picked === null) return;
  const said = { replyId: uuidv7(), noteId: picked.noteId, text: doer.ledger.words('reply') };
  await at(doer).run('reply', said);
  doer.ledger.replies.push(said);
}

async function settle(doer: Doer, { pick, take }: { pick: number; take: boolean }): Promise<void> {
  const notes = await doer.browser.page(doer.page).db.notes.toArray();
  const clashed = notes.filter(({ others = [], deletedAt }) => others.length > 0 && deletedAt === null);
  const note = clashed[pick % Math.max(clashed.length, 1)];
  const [other] = note?.others ?? [];
  if (note === undefined || other === undefined) return;
  await at(doer).run('settleOther', { noteId: note.id, otherId: other.id, take });
  const { text } = other.patch;
  if (text === undefined) return;
  if (take) doer.ledger.texts.push({ noteId: note.id, text, over: note.text });
  else doer.ledger.letGo.add(text);
}

async function retry(doer: Doer): Promise<void> {
  const [refused] = await at(doer).read('refused', {});
  if (refused !== undefined) await at(doer).run('retryRefused', { seq: refused.seq });
}

async function addContact(doer: Doer): Promise<void> {
  const [contactId, fullName] = [uuidv7(), doer.ledger.words('Person')];
  await at(doer).run('addContact', { contactId, fullName, email: null, phone: null, title: null, companyName: null });
  doer.ledger.people.push({ contactId, name: fullName });
}

async function draft(doer: Doer, { contact }: { contact: number }): Promise<void> {
  const [key, text] = [`note:${doer.contacts[contact]}`, doer.ledger.words('draft')];
  await at(doer).run('saveDraft', { key, text, kinds: [], savedAt: doer.browser.page(doer.page).db.now() });
  doer.ledger.drafts.set(`${doer.who} ${key}`, text);
}

async function exclude(doer: Doer): Promise<void> {
  const address = `${doer.ledger.words('nobody').replaceAll(' ', '-')}@example.org`;
  await at(doer).run('setExcluded', { add: [address], remove: [] });
  doer.ledger.excluded.push(address);
}

async function read(doer: Doer): Promise<void> {
  const feedReadAt = new Date(doer.browser.page(doer.page).db.now()).toISOString();
  await at(doer).run('markFeedRead', { feedReadAt });
  doer.ledger.readMarks.set(doer.who, feedReadAt);
}

const DOINGS: Record<Act['do'], Doing> = {
  log,
  edit,
  kind,
  remove,
  reply,
  settle,
  retry,
  add_contact: addContact,
  draft,
  exclude,
  read,
};

/** Somebody does something. Rejects when they are told that it is not safe; then nothing stands in the ledger. */
export const act = (doer: Doer, what: Act): Promise<unknown> => DOINGS[what.do](doer, what as never);
