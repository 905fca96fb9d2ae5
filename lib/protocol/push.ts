import * as z from 'zod/mini';
import { EXCLUSIONS_MAX } from '#lib/model/exclusion.ts';
import { SITES_MAX } from '#lib/model/granted-sites.ts';
import { id, instant, line } from '#lib/model/id.ts';
import { noteBody, replyText } from '#lib/model/note.ts';
import { fieldCounts, recordKind } from '#lib/model/recipe-health.ts';
import { pointedRecipe } from '#lib/model/workspace-recipe.ts';

const exclusions = z.array(z.string().check(z.maxLength(320))).check(z.maxLength(EXCLUSIONS_MAX));

/** The changes a client may ask for. Each is idempotent by the id its client made. */
export const mutationBody = z.discriminatedUnion('name', [
  z.object({ name: z.literal('note.create'), noteId: id, contactId: id, writtenAt: instant, body: noteBody }),
  z.object({
    name: z.literal('note.edit'),
    noteId: id,
    editedAt: instant,
    patch: z.partial(noteBody),
    /** What the writer saw in these fields: where the hub has something else by now, both are kept. */
    base: z.optional(z.partial(noteBody)),
    /** The other version that is taken or let go by this. */
    settles: z.optional(id),
  }),
  z.object({ name: z.literal('note.delete'), noteId: id }),
  z.object({ name: z.literal('reply.create'), replyId: id, noteId: id, writtenAt: instant, text: replyText }),
  z.object({ name: z.literal('feed.read'), feedReadAt: instant }),
  z.object({
    name: z.literal('contact.add'),
    contactId: id,
    fullName: line(200),
    email: z.nullable(z.string().check(z.maxLength(320))),
    phone: z.nullable(z.string().check(z.maxLength(40))),
    title: z.nullable(z.string().check(z.maxLength(200))),
    companyName: z.nullable(z.string().check(z.maxLength(200))),
  }),
  z.object({ name: z.literal('excluded.set'), add: exclusions, remove: exclusions }),
  z.object({
    name: z.literal('recipe.save'),
    recipeId: id,
    recipe: pointedRecipe,
    /** `savedAt` of the state that was changed: a later one isn't overwritten. */
    basedOn: z.optional(instant),
  }),
  /** `savedAt` names the state that was looked at: a later one isn't approved by it. */
  z.object({ name: z.literal('recipe.approve'), recipeId: id, savedAt: instant }),
  z.object({ name: z.literal('recipe.remove'), recipeId: id }),
  z.object({
    name: z.literal('recipe.health'),
    recipeId: z.string().check(z.regex(/^[a-z0-9-]{1,60}$/)),
    host: z.string().check(z.minLength(1), z.maxLength(253)),
    kind: recordKind,
    matched: fieldCounts,
  }),
  /** Sites that the organisation's policy names and that are on in this browser since the last time it said so. */
  z.object({
    name: z.literal('sites.granted'),
    origins: z
      .array(z.string().check(z.maxLength(300), z.regex(/^https?:\/\/[^\s/]+\/\*$/)))
      .check(z.minLength(1), z.maxLength(SITES_MAX)),
    grantedAt: instant,
  }),
]);
export type MutationBody = z.infer<typeof mutationBody>;

/** A mutation in a client's log: `seq` starts at 1 and grows by one. */
export const mutation = z.object({ seq: z.int().check(z.positive()), body: mutationBody });

/** The envelope is read first, each body on its own: one bad mutation is refused, the rest goes on. */
export const pushRequest = z.object({
  protocol: z.int(),
  clientId: id,
  mutations: z
    .array(z.object({ seq: z.int().check(z.positive()), body: z.unknown() }))
    .check(z.minLength(1), z.maxLength(200)),
});
export type PushRequest = z.infer<typeof pushRequest>;

/** What became of each mutation; `applied` also answers a repetition of one that was applied before. */
export const pushResult = z.discriminatedUnion('status', [
  z.object({ seq: z.int(), status: z.literal('applied') }),
  z.object({ seq: z.int(), status: z.literal('refused'), code: z.string(), message: z.string() }),
]);
export type PushResult = z.infer<typeof pushResult>;
export const pushResponse = z.object({ protocol: z.int(), lastSeq: z.int(), results: z.array(pushResult) });
export type PushResponse = z.infer<typeof pushResponse>;
