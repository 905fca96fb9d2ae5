import * as z from 'zod/mini';
import { contactCard, contactPicture } from '#lib/model/contact.ts';
import { id, instant } from '#lib/model/id.ts';
import { kind, note, noteBody, outcome, reply } from '#lib/model/note.ts';
import { recipe } from '#lib/model/recipe.ts';
import { fieldCounts, recordKind } from '#lib/model/recipe-health.ts';
import type { Reads, Writes } from './port.ts';

const none = z.strictObject({});
/** As long as it may be: the hub says what is too long, and the words stay here meanwhile. */
const body = z.object({ ...noteBody.shape, text: z.string() });
const address = z.union([z.object({ email: z.string() }), z.object({ phone: z.string() })]);
const seq = z.int().check(z.positive());
const count = z.int().check(z.positive(), z.maximum(100_000));

/** What a read may be asked, when the question comes as a message. */
export const READ_ARGS = {
  picture: z.object({ contactId: id }),
  lookup: address,
  contactNotes: z.object({
    contactId: id,
    also: z.optional(z.array(id).check(z.maxLength(20))),
    limit: z.optional(count),
  }),
  companyNotes: z.object({ contactId: id, companyId: z.nullable(id) }),
  note: z.object({ noteId: id }),
  feed: z.object({
    kinds: z.array(kind),
    outcomes: z.array(outcome),
    statuses: z.array(z.string()),
    authors: z.array(id),
    words: z.string().check(z.maxLength(1_000)),
    allCalls: z.boolean(),
    limit: z.int().check(z.positive(), z.maximum(1_000)),
  }),
  unread: none,
  older: none,
  definitions: none,
  campaigns: none,
  members: none,
  excluded: none,
  recipes: none,
  recipeHealth: none,
  draft: z.object({ key: z.string() }),
  refused: none,
  syncState: none,
} satisfies { [K in keyof Reads]: z.ZodMiniType<Reads[K]['args']> };

/** What a write may say, when it comes as a message. */
export const WRITE_ARGS = {
  logNote: z.object({ noteId: id, contactId: id, body }),
  editNote: z.object({ noteId: id, patch: z.partial(body) }),
  settleOther: z.object({ noteId: id, otherId: id, take: z.boolean() }),
  removeNote: z.object({ noteId: id }),
  reply: z.object({ replyId: id, noteId: id, text: z.string() }),
  addContact: z.object({
    contactId: id,
    fullName: z.string(),
    email: z.nullable(z.string()),
    phone: z.nullable(z.string()),
    title: z.nullable(z.string()),
    companyName: z.nullable(z.string()),
  }),
  setExcluded: z.object({ add: z.array(z.string()), remove: z.array(z.string()) }),
  saveDraft: z.object({ key: z.string(), text: z.string(), kinds: z.array(kind), savedAt: z.number() }),
  dropDraft: z.object({ key: z.string() }),
  markFeedRead: z.object({ feedReadAt: instant }),
  keepPicture: z.object({ picture: contactPicture }),
  keepLookup: z.object({ query: address, cards: z.array(contactCard) }),
  keepOlder: z.object({
    notes: z.array(note),
    replies: z.array(reply),
    feedNext: z.optional(z.nullable(z.string())),
  }),
  pausePull: z.object({ paused: z.boolean() }),
  retryRefused: z.object({ seq, text: z.optional(z.string()) }),
  discardRefused: z.object({ seq }),
  useExisting: z.object({ seq, contactId: id }),
  saveRecipe: z.object({ recipeId: id, recipe }),
  approveRecipe: z.object({ recipeId: id, savedAt: instant }),
  removeRecipe: z.object({ recipeId: id }),
  reportRecipe: z.object({
    recipeId: z.string(),
    host: z.string(),
    kind: recordKind,
    matched: fieldCounts,
  }),
} satisfies { [K in keyof Writes]: z.ZodMiniType };
