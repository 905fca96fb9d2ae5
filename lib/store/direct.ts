import { liveQuery } from 'dexie';
import type { TouchlineDatabase } from './database.ts';
import type { Reads, StorePort, Writes } from './port.ts';
import { feed, older, unread } from './queries/feed.ts';
import { companyNotes, contactNotes, note } from './queries/notes.ts';
import { draft, refused, syncState } from './queries/own.ts';
import { lookup, picture } from './queries/people.ts';
import { recipeHealth, recipes } from './queries/recipes.ts';
import { campaigns, definitions, excluded, members } from './queries/workspace.ts';
import { addContact } from './writes/contacts.ts';
import { setExcluded } from './writes/excluded.ts';
import { keepLookup, keepOlder, keepPicture } from './writes/kept.ts';
import { editNote, logNote, removeNote, settleOther } from './writes/notes.ts';
import { dropDraft, markFeedRead, reply, saveDraft } from './writes/own.ts';
import { pausePull } from './writes/pause.ts';
import { approveRecipe, removeRecipe, reportRecipe, saveRecipe } from './writes/recipes.ts';
import { discardRefused, retryRefused, useExisting } from './writes/refused.ts';

type ReadMap = { [K in keyof Reads]: (db: TouchlineDatabase, args: Reads[K]['args']) => Promise<Reads[K]['result']> };
type WriteMap = { [K in keyof Writes]: (db: TouchlineDatabase, args: Writes[K]['args']) => Promise<null> };

const READS: ReadMap = {
  picture,
  lookup,
  contactNotes,
  companyNotes,
  note,
  feed,
  unread,
  older,
  definitions,
  campaigns,
  members,
  excluded,
  recipes,
  recipeHealth,
  draft,
  refused,
  syncState,
};

const WRITES: WriteMap = {
  logNote,
  editNote,
  settleOther,
  removeNote,
  reply,
  addContact,
  setExcluded,
  saveDraft,
  dropDraft,
  markFeedRead,
  keepPicture,
  keepLookup,
  keepOlder,
  pausePull,
  retryRefused,
  discardRefused,
  useExisting,
  saveRecipe,
  approveRecipe,
  removeRecipe,
  reportRecipe,
};

/** Writes that leave nothing for the hub. */
const LOCAL: ReadonlySet<keyof Writes> = new Set([
  'saveDraft',
  'dropDraft',
  'keepPicture',
  'keepLookup',
  'keepOlder',
  'pausePull',
  'discardRefused',
]);

/**
 * The store over Dexie itself. Each write is one transaction; `onLogged` hears of those that put something into the
 * outbox, after they are safe.
 */
export function openDirect(db: TouchlineDatabase, onLogged: () => void = () => {}): StorePort {
  return {
    read: (name, args) => READS[name](db, args),
    watch(name, args, onResult, onError, signal) {
      if (signal.aborted) return;
      // Dexie follows the reads after an await only where the function given to it says that it is async.
      const subscription = liveQuery(async () => READS[name](db, args)).subscribe({ next: onResult, error: onError });
      signal.addEventListener('abort', () => subscription.unsubscribe(), { once: true });
    },
    async run(name, args) {
      const tables = name === 'saveDraft' || name === 'dropDraft' ? [db.drafts] : db.written;
      // As above: said to be async, it is followed through every await.
      const result = await db.transaction('rw', tables, async () => WRITES[name](db, args));
      if (!LOCAL.has(name)) onLogged();
      return result;
    },
  };
}
