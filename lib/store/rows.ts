import type { KnownFilter } from '#lib/known/filter.ts';
import type { Mark } from '#lib/known/mark.ts';
import type { ContactCard, ContactPicture } from '#lib/model/contact.ts';
import type { ExcludedList } from '#lib/model/excluded-list.ts';
import type { Id, Instant } from '#lib/model/id.ts';
import type { Note, NoteContext, Reply } from '#lib/model/note.ts';
import type { MutationBody } from '#lib/protocol/push.ts';
import type { Delivery, SyncState } from './port.ts';

/**
 * A note as it stands here: the hub's text with everything this machine has changed since on top of it.
 * `hub` is the hub's own text while something of ours is pending on it (null: the hub has none); without anything
 * pending the row itself is the hub's.
 * `cachedAt` (ms since 1970) marks a note that was asked for and is not part of the replica: the hub tells of changes to
 * it all the same, and then it is.
 * The orders are keys of the indexes (see order.ts); a deleted note has neither.
 */
export type NoteRow = Note & {
  delivery: Delivery;
  hub?: Note | null;
  cachedAt?: number;
  /** Place among all calls and notes of its contact. */
  callOrder?: number;
  /** The same place among those of everybody: of notes with text or a kind, and of calls without; never both. */
  feedOrder?: number;
  bareOrder?: number;
};

export type ReplyRow = Reply & { delivery: Delivery; cachedAt?: number };

/**
 * A mutation on its way. `log` numbers them in the order they were made; `seq` is the hub's sequence, given in the
 * transaction before the first attempt and never changed, so that a repetition says the same. An entry that never
 * left (`seq` null) may still be merged or taken back. `acked` ones are applied on the hub and only wait for the pull
 * that brings the hub's row.
 */
export type OutboxEntry = {
  log: number;
  seq: number | null;
  acked: 0 | 1;
  /** Id of the row it changes; `feed` for the read mark. */
  row: string;
  /** ms since 1970, before which it isn't pushed, so that undo costs nothing. */
  notBefore: number;
  body: MutationBody;
  /** What stood around a note when it was logged, as far as this machine knew. */
  context: NoteContext | null;
};

/** A mutation that the hub refused, set aside. It keeps its place in the log. */
export type RefusedRow = {
  log: number;
  row: string;
  body: MutationBody;
  context: NoteContext | null;
  code: string;
  message: string;
};

export type PictureRow = { contactId: Id; picture: ContactPicture; fetchedAt: number };

/** `query` is the key that `lookupKey` makes of an address or number. */
export type LookupRow = { query: string; cards: ContactCard[]; fetchedAt: number };

/** What sync remembers between two runs. */
export type Meta = {
  /** This database's name on the hub, and the next sequence of its log. */
  client: { clientId: Id; nextSeq: number };
  cursor: string;
  /** Notes received before this are asked for (ISO 8601). */
  since: Instant;
  /** Up to where older notes were asked for, without a gap; null: up to the first note of all. */
  older: { next: string | null };
  /** A pull that takes several pages: how many rows came, of about how many. */
  progress: { done: number; total: number };
  /** The person has stopped it, to go on later. */
  paused: true;
  /** What stood here when a pull began anew (ms since 1970), and that pull hasn't brought again so far. */
  leftovers: { startedAt: number; rows: ReadonlySet<string> };
  /** When everything here was last compared with the hub, and how many rows had to be mended since this store was made. */
  checked: { at: number; mended: number };
  /** How the last exchange with the hub went. */
  link: { state: Exclude<SyncState['state'], 'refused'>; lastSyncAt: number | null };
  /** How far the filter of known addresses goes, and when it came whole (ms since 1970). */
  known: Mark & { fetchedAt: number };
  knownFilter: KnownFilter;
  /** Hashes that came in since, eight bytes each. */
  knownAdded: Uint8Array<ArrayBuffer>;
  /** Erasures after which everything about the person has gone from here. */
  forgotten: ReadonlySet<Id>;
  /** The workspace's list of addresses about which nobody is asked. */
  excluded: ExcludedList;
  /** Sites of the organisation's policy that were on when the hub was last told (match patterns). */
  grantedSites: readonly string[];
};
export type MetaRow = { [K in keyof Meta]: { key: K; value: Meta[K] } }[keyof Meta];
