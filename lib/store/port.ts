import type { Campaign } from '#lib/model/campaign.ts';
import type { ContactCard, ContactPicture } from '#lib/model/contact.ts';
import type { Id, Instant } from '#lib/model/id.ts';
import type { Member } from '#lib/model/member.ts';
import type { Kind, Note, NoteBody, OtherVersion, Outcome, Reply } from '#lib/model/note.ts';
import type { Recipe } from '#lib/model/recipe.ts';
import type { FieldCounts, RecipeHealth, RecordKind } from '#lib/model/recipe-health.ts';
import type { StatusDefinition } from '#lib/model/status.ts';
import type { WorkspaceRecipe } from '#lib/model/workspace-recipe.ts';
import type { MutationBody } from '#lib/protocol/push.ts';

/** Where a row stands on its way to the hub: `waiting` here, `refused` by the hub, `synced`. */
export type Delivery = 'synced' | 'waiting' | 'refused';

/** A note as people see it: with its writer, its contact, and its state. */
export type NoteView = {
  note: Note;
  author: Member | null;
  contact: ContactCard | null;
  replies: ReplyView[];
  delivery: Delivery;
  /** What was written into it beside what somebody else wrote; absent when nothing was. */
  others?: OtherView[];
};
export type OtherView = { version: OtherVersion; author: Member | null };
export type ReplyView = { reply: Reply; author: Member | null; delivery: Delivery };

/** What a person has typed and not yet logged. `key` is `note:<contact id>`, `edit:<note id>` or `reply:<note id>`. */
export type Draft = { key: string; text: string; kinds: Kind[]; savedAt: number };

/** A mutation that the hub refused, with its reason, set aside. `name` says what was wanted, `text` in which words. */
export type Refused = {
  seq: number;
  name: MutationBody['name'];
  noteId: Id | null;
  text: string;
  code: string;
  message: string;
  /** Of a new contact: the one person whom the hub has under the same address already, where that is known here. */
  existing: ContactCard | null;
};

/** The state line: one of five words, and how much waits. `lastSyncAt` in ms since 1970. */
export type SyncState = {
  state: 'connected' | 'offline' | 'refused' | 'needs_sign_in' | 'too_old' | 'hub_too_old';
  waiting: number;
  refused: number;
  lastSyncAt: number | null;
  /** While much is on its way down: how many rows are here, of about how many; `paused` by the person. */
  progress: { done: number; total: number; paused: boolean } | null;
  /** Rows that were found to differ from the hub's, and mended, since this browser was connected. */
  mended: number;
};

/** A recipe of the workspace; `waiting` while a change of it is on its way to the hub. */
export type RecipeView = WorkspaceRecipe & { waiting: boolean };

/** Filters of the feed; empty lists and an empty string filter nothing. */
export type FeedQuery = {
  kinds: Kind[];
  outcomes: Outcome[];
  statuses: string[];
  authors: Id[];
  words: string;
  /** With notes that have neither text nor kind. */
  allCalls: boolean;
  limit: number;
};

/**
 * What of the older notes is here: none but those asked for that were received before `since`. `next`: from where on the
 * feed asks for more of them; null when it has them all.
 */
export type OlderState = { since: Instant; next: string | null };

/** Newest first. `readAt`: everything received at or before it is read; null when nothing ever was. */
export type Feed = { notes: NoteView[]; more: boolean; readAt: Instant | null; unread: number };

/** The reads. Each is a pure function of what stands in the local store. */
export type Reads = {
  picture: { args: { contactId: Id }; result: { picture: ContactPicture; fetchedAt: number } | null };
  /**
   * Known people of an address or number, from what was looked up before. `ruledOut`: nobody is, and by the workspace's
   * filter of known addresses the hub has nobody either, so it needn't be asked.
   */
  lookup: {
    args: { email: string } | { phone: string };
    result: { cards: ContactCard[]; fetchedAt: number; ruledOut: boolean } | null;
  };
  /** The workspace's list of excluded addresses and `@domains`, with what waits here on top of it. */
  excluded: { args: Record<string, never>; result: string[] };
  /** Latest notes about a contact, those that still wait included; `also` about other records of the same person. */
  contactNotes: { args: { contactId: Id; also?: Id[] | undefined; limit?: number | undefined }; result: NoteView[] };
  /** Latest notes about others of the same company. */
  companyNotes: { args: { contactId: Id; companyId: Id | null }; result: NoteView[] };
  note: { args: { noteId: Id }; result: NoteView | null };
  feed: { args: FeedQuery; result: Feed };
  unread: { args: Record<string, never>; result: number };
  /** null while all notes of the hub's are here, or none yet. */
  older: { args: Record<string, never>; result: OlderState | null };
  definitions: { args: Record<string, never>; result: StatusDefinition[] };
  campaigns: { args: Record<string, never>; result: Campaign[] };
  members: { args: Record<string, never>; result: Member[] };
  /** The workspace's site recipes, newest first, and what was reported of recipes that find nobody. */
  recipes: { args: Record<string, never>; result: RecipeView[] };
  recipeHealth: { args: Record<string, never>; result: RecipeHealth[] };
  draft: { args: { key: string }; result: Draft | null };
  refused: { args: Record<string, never>; result: Refused[] };
  syncState: { args: Record<string, never>; result: SyncState };
};

/** The writes. Each is one transaction: the row and its outbox entry. */
export type Writes = {
  /** Logs a call or note. The push is held back for five seconds, so that undo costs nothing. */
  logNote: { args: { noteId: Id; contactId: Id; body: NoteBody }; result: null };
  editNote: { args: { noteId: Id; patch: Partial<NoteBody> }; result: null };
  /** Takes another version of a note in place of its words, or lets it go. */
  settleOther: { args: { noteId: Id; otherId: Id; take: boolean }; result: null };
  /** Takes a note back: unsent, it never existed; sent, it becomes a tombstone. */
  removeNote: { args: { noteId: Id }; result: null };
  reply: { args: { replyId: Id; noteId: Id; text: string }; result: null };
  addContact: {
    args: {
      contactId: Id;
      fullName: string;
      email: string | null;
      phone: string | null;
      title: string | null;
      companyName: string | null;
    };
    result: null;
  };
  /** Changes the workspace's list of excluded addresses. */
  setExcluded: { args: { add: string[]; remove: string[] }; result: null };
  saveDraft: { args: Draft; result: null };
  dropDraft: { args: { key: string }; result: null };
  markFeedRead: { args: { feedReadAt: Instant }; result: null };
  /** Keeps what the hub answered, so that the next look needs no network. */
  keepPicture: { args: { picture: ContactPicture }; result: null };
  keepLookup: { args: { query: { email: string } | { phone: string }; cards: ContactCard[] }; result: null };
  /** Keeps older notes that were asked for; `feedNext` where they go on from the feed's last. */
  keepOlder: { args: { notes: Note[]; replies: Reply[]; feedNext?: string | null | undefined }; result: null };
  /** Stops a long pull for now, or lets it go on. */
  pausePull: { args: { paused: boolean }; result: null };
  /** Asks again; with `text`, a note's or reply's words are mended first, in the same transaction. */
  retryRefused: { args: { seq: number; text?: string }; result: null };
  discardRefused: { args: { seq: number }; result: null };
  /** In place of a refused new contact, takes the one whom the hub has: what was written here goes to them. */
  useExisting: { args: { seq: number; contactId: Id }; result: null };
  /** A recipe made by pointing, or a repair; whether it is a proposal, the hub decides by the member's role. */
  saveRecipe: { args: { recipeId: Id; recipe: Recipe }; result: null };
  approveRecipe: { args: { recipeId: Id; savedAt: Instant }; result: null };
  removeRecipe: { args: { recipeId: Id }; result: null };
  /** A recipe found nobody on three records running. */
  reportRecipe: {
    args: { recipeId: string; host: string; kind: RecordKind; matched: FieldCounts };
    result: null;
  };
};

/**
 * How screens reach the local store: directly over Dexie, or through the background where the frame is denied
 * IndexedDB. Both keep the same promises.
 */
export type StorePort = {
  read<K extends keyof Reads>(name: K, args: Reads[K]['args']): Promise<Reads[K]['result']>;
  /** Calls back now and after each change that may matter, until the signal aborts. */
  watch<K extends keyof Reads>(
    name: K,
    args: Reads[K]['args'],
    onResult: (result: Reads[K]['result']) => void,
    onError: (error: unknown) => void,
    signal: AbortSignal,
  ): void;
  run<K extends keyof Writes>(name: K, args: Writes[K]['args']): Promise<Writes[K]['result']>;
};
