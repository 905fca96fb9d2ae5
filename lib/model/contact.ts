import * as z from 'zod/mini';
import { id, instant } from './id.ts';
import { note, reply } from './note.ts';
import { scoreResult } from './score.ts';
import { definitionCheck, statusKey } from './status.ts';
import { touch } from './touch.ts';

/** What the feed needs of a contact; it replicates for contacts that have a note. */
export const contactCard = z.object({
  id,
  version: z.int(),
  name: z.string(),
  title: z.nullable(z.string()),
  email: z.nullable(z.string()),
  companyId: z.nullable(id),
  companyName: z.nullable(z.string()),
  status: z.nullable(statusKey),
});
export type ContactCard = z.infer<typeof contactCard>;

export const company = z.object({
  id,
  name: z.string(),
  domain: z.nullable(z.string()),
  industry: z.nullable(z.string()),
  employees: z.nullable(z.int()),
});

/** A person in the hub, with all addresses and numbers (normalised: lower case, E.164 where known). */
export const contact = z.object({
  ...contactCard.shape,
  emails: z.array(z.string()),
  phones: z.array(z.string()),
  company: z.nullable(company),
  statusSince: z.nullable(instant),
  /** The definition's revision under which the contact got its status. */
  statusRevision: z.nullable(z.int()),
  ownerId: z.nullable(id),
  /** When the contact asked not to be mailed; null while mail is allowed. */
  unsubscribedAt: z.nullable(instant),
  sample: z.boolean(),
});
export type Contact = z.infer<typeof contact>;

/** A change of status in the ledger. */
export const statusChange = z.object({
  at: instant,
  from: z.nullable(statusKey),
  to: statusKey,
  memberId: z.nullable(id),
  reason: z.nullable(z.string()),
});
export type StatusChange = z.infer<typeof statusChange>;

/** One page of a contact's touches, newest first. `next` asks for older ones; null at the end. */
export const touchPage = z.object({ touches: z.array(touch), next: z.nullable(z.string()) });
export type TouchPage = z.infer<typeof touchPage>;

/** Everything the sidebar shows about a person, as the hub computed it at `score.at`. */
export const contactPicture = z.object({
  contact,
  score: scoreResult,
  checks: z.array(definitionCheck),
  touches: touchPage,
  statusChanges: z.array(statusChange),
  /** Latest notes about this contact and, after them, about others of this company (newest first, at most 20 each). */
  notes: z.array(note),
  companyNotes: z.array(note),
  /** What stands below these notes. */
  replies: z.optional(z.array(reply)),
  /** Cards of the colleagues that `companyNotes` speak of. */
  colleagues: z.array(contactCard),
});
export type ContactPicture = z.infer<typeof contactPicture>;
