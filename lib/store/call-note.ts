import { v7 } from 'uuid';
import type { Id } from '#lib/model/id.ts';
import type { Kind, NoteBody, Outcome } from '#lib/model/note.ts';
import type { StorageTrouble } from '#lib/model/storage-trouble.ts';
import { aboveTyped, type DraftWriter, draftWriter } from './draft-writer.ts';
import type { StorePort } from './port.ts';
import { troubleOf } from './storage-trouble.ts';
import { UNDO_MS } from './writes/notes.ts';

/** The note at hand: being typed while `noteId` is null; after that logged, and still open for words. */
export type CallNoteState = {
  readonly text: string;
  readonly kinds: readonly Kind[];
  readonly outcome: Outcome | null;
  readonly noteId: Id | null;
  /** Undo costs nothing for five seconds. */
  readonly undoable: boolean;
  /** What keeps what stands in the field from this machine's disk; null while it is safe there. */
  readonly unsafe: StorageTrouble | null;
  /** Why the store could not take the note, whose words are still here. */
  readonly failed: StorageTrouble | null;
};

const FRESH: CallNoteState = {
  text: '',
  kinds: [],
  outcome: null,
  noteId: null,
  undoable: false,
  unsafe: null,
  failed: null,
};

/** A pause this long after an input sends what was typed into the logged note. */
const PAUSE_MS = 1_500;
/** After so long without an input, an outcome means another call and not a correction. */
const SAME_CALL_MS = 10 * 60_000;

type Words = Pick<NoteBody, 'text' | 'kinds' | 'outcome'>;

/**
 * How a rep writes a note about one contact. Every input is kept as a draft at once; an outcome logs the note; later
 * words go into the same note. Writes follow one another, so that an edit never overtakes its note.
 */
export class CallNote {
  #state = FRESH;
  #touchedAt: number | null = null;
  #committed: Words | null = null;
  #writes: Promise<void> = Promise.resolve();
  #pause: ReturnType<typeof setTimeout> | undefined;
  #undoTime: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<() => void>();
  readonly #port: StorePort;
  readonly #contactId: Id;
  #draft: DraftWriter;

  constructor(port: StorePort, contactId: Id) {
    this.#port = port;
    this.#contactId = contactId;
    this.#draft = this.#draftOf(`note:${contactId}`);
  }

  readonly state = (): CallNoteState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Brings back the draft, above what was typed meanwhile. */
  async restore(): Promise<void> {
    const draft = await this.#port.read('draft', { key: `note:${this.#contactId}` });
    if (!draft) return;
    const { text, kinds } = this.#state;
    const both = { text: aboveTyped(draft.text, text), kinds: [...new Set([...draft.kinds, ...kinds])] };
    if (this.#touchedAt === null) this.#set(both);
    else this.#change(both);
  }

  type(text: string): void {
    this.#change({ text });
  }

  toggleKind(kind: Kind): void {
    const { kinds } = this.#state;
    this.#change({ kinds: kinds.includes(kind) ? kinds.filter((other) => other !== kind) : [...kinds, kind] });
  }

  /** Logs the call, or corrects the outcome of the one just logged. `callSeconds`: what the clock said, if one ran. */
  pick(outcome: Outcome, callSeconds: number | null): Promise<void> {
    if (this.#state.noteId !== null && Date.now() - (this.#touchedAt ?? 0) > SAME_CALL_MS) this.finish();
    this.#touchedAt = Date.now();
    if (this.#state.noteId === null) return this.#log(outcome, callSeconds);
    this.#set({ outcome });
    return this.commit();
  }

  /** Saves what stands here and makes room for the next note; words alone make a note without an outcome. */
  async save(callSeconds: number | null): Promise<void> {
    const { noteId, text, kinds } = this.#state;
    if (noteId === null && text.trim() === '' && kinds.length === 0) return;
    await (noteId === null ? this.#log(null, callSeconds) : this.commit());
    if (!this.#state.failed && this.#state.text === text) this.finish();
  }

  /** Takes the note back; its words stay in the field. */
  undo(): Promise<void> {
    const { noteId } = this.#state;
    if (noteId === null) return this.#writes;
    this.#unlog();
    return this.#write(() => this.#port.run('removeNote', { noteId }));
  }

  /** Ends this note, with all its words, and starts an empty one. */
  finish(): void {
    void this.commit();
    this.#stopClocks();
    this.#committed = null;
    this.#draft = this.#draftOf(`note:${this.#contactId}`);
    this.#set(FRESH);
  }

  /** Sends into the logged note what changed since the last time. */
  commit(): Promise<void> {
    clearTimeout(this.#pause);
    const { noteId } = this.#state;
    const patch = this.#words();
    if (noteId === null || same(patch, this.#committed)) return this.#writes;
    const draft = this.#draft;
    this.#committed = patch;
    const onFail = (error: unknown) => {
      this.#committed = null;
      this.#set({ failed: troubleOf(error) });
    };
    return this.#write(async () => {
      await this.#port.run('editNote', { noteId, patch });
      if (draft !== this.#draft || same(patch, this.#words())) draft.drop();
      if (this.#state.failed) this.#set({ failed: null });
    }, onFail);
  }

  #log(outcome: Outcome | null, callSeconds: number | null): Promise<void> {
    const noteId = v7();
    const typed = this.#draft;
    this.#draft = this.#draftOf(`edit:${noteId}`);
    this.#set({ outcome, noteId, undoable: true, failed: null });
    this.#committed = this.#words();
    this.#undoTime = setTimeout(() => this.#set({ undoable: false }), UNDO_MS);
    const body: NoteBody = { ...this.#committed, campaignId: null, callSeconds };
    return this.#write(
      async () => {
        await this.#port.run('logNote', { noteId, contactId: this.#contactId, body });
        typed.drop();
      },
      (error) => {
        if (this.#state.noteId === noteId) this.#unlog();
        this.#set({ failed: troubleOf(error) });
      },
    );
  }

  /** Back to a draft, with all words. */
  #unlog(): void {
    this.#stopClocks();
    this.#committed = null;
    this.#draft.drop();
    this.#draft = this.#draftOf(`note:${this.#contactId}`);
    this.#set({ noteId: null, outcome: null, undoable: false });
    const { text, kinds } = this.#state;
    if (text !== '' || kinds.length > 0) this.#draft.save(text, [...kinds]);
  }

  #change(patch: Partial<CallNoteState>): void {
    this.#touchedAt = Date.now();
    this.#set(patch);
    this.#draft.save(this.#state.text, [...this.#state.kinds]);
    if (this.#state.noteId === null) return;
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => void this.commit(), PAUSE_MS);
  }

  #write(
    write: () => Promise<unknown>,
    onFail = (error: unknown) => this.#set({ failed: troubleOf(error) }),
  ): Promise<void> {
    this.#writes = this.#writes.then(write).then(() => undefined, onFail);
    return this.#writes;
  }

  #set(patch: Partial<CallNoteState>): void {
    this.#state = { ...this.#state, ...patch };
    for (const tell of this.#listeners) tell();
  }

  #words(): Words {
    const { text, kinds, outcome } = this.#state;
    return { text: text.trim(), kinds: [...kinds], outcome };
  }

  #draftOf(key: string): DraftWriter {
    return draftWriter(this.#port, key, (unsafe) => unsafe !== this.#state.unsafe && this.#set({ unsafe }));
  }

  #stopClocks(): void {
    clearTimeout(this.#pause);
    clearTimeout(this.#undoTime);
  }
}

const same = (a: Words, b: Words | null) => JSON.stringify(a) === JSON.stringify(b);

/** Of how many latest notes unfinished edits are looked for. */
const RECOVER = 3;

/** Brings words into their notes that were typed after the click and cut off by a closed panel or a crash. */
export async function recoverEdits(port: StorePort, contactId: Id): Promise<void> {
  const views = await port.read('contactNotes', { contactId });
  for (const { note } of views.slice(0, RECOVER)) {
    const key = `edit:${note.id}`;
    const draft = await port.read('draft', { key });
    if (!draft) continue;
    const patch = { text: draft.text.trim(), kinds: draft.kinds };
    if (patch.text !== note.text || patch.kinds.join() !== note.kinds.join())
      await port.run('editNote', { noteId: note.id, patch });
    await port.run('dropDraft', { key });
  }
}
