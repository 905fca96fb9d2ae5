import type { Contact } from '#lib/model/contact.ts';
import type { Outcome } from '#lib/model/note.ts';
import type { Check } from '#lib/model/status.ts';
import type { Touch } from '#lib/model/touch.ts';

/** Fields of a contact that a criterion may ask for. */
export type CheckedField = Extract<Check, { kind: 'field_present' }>['field'];

/** What is known of a contact when its definition is checked; lists may stand in any order. */
export type ContactFacts = {
  readonly score: number;
  readonly fit: number;
  readonly touches: readonly Pick<Touch, 'type' | 'occurredAt' | 'verdict'>[];
  readonly present: Readonly<Record<CheckedField, boolean>>;
  /** Outcomes of the calls with this contact, with the moments at which the hub received them. */
  readonly outcomes: readonly { readonly outcome: Outcome; readonly at: string }[];
};

/** Which of the fields a contact has. */
export const fieldsPresent = (contact: Contact): Record<CheckedField, boolean> => ({
  title: contact.title !== null,
  company: contact.companyId !== null,
  phone: contact.phones.length > 0,
  email: contact.emails.length > 0,
  owner: contact.ownerId !== null,
});
