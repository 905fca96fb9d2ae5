import { readEmail, readPhone } from '#lib/model/address.ts';
import type { MutationBody } from '#lib/protocol/push.ts';
import { addressIsKnown, contactExists, insertContact } from '#server/contacts/add-contact.ts';
import { erasedSinceMade } from '#server/privacy/erased.ts';
import { areSuppressed } from '#server/privacy/suppressions.ts';
import { refuse, type Verdict } from '#server/sync/refusal.ts';
import type { Change } from './change.ts';

type AddContact = Extract<MutationBody, { name: 'contact.add' }>;

/**
 * Stores a person whom a rep met and nobody had. An address that somebody has already is refused; a number isn't,
 * since colleagues share one. Whoever objects is refused too. The card doesn't replicate yet: that begins with the contact's first note.
 */
export async function addContact({ tx, workspaceId, member }: Change, wanted: AddContact): Promise<Verdict> {
  if (await contactExists(tx, workspaceId, wanted.contactId)) return { reach: 'nobody' };
  const email = wanted.email === null ? null : readEmail(wanted.email);
  if (email === null && wanted.email !== null) return unreadable('e-mail address');
  const phone = wanted.phone === null ? null : readPhone(wanted.phone);
  if (phone === null && wanted.phone !== null) return unreadable('phone number');
  if (email !== null && (await addressIsKnown(tx, workspaceId, email))) return addressTaken();
  const addresses = [
    ...(email === null ? [] : [{ kind: 'email' as const, address: email }]),
    ...(phone === null ? [] : [{ kind: 'phone' as const, address: phone }]),
  ];
  if ((await areSuppressed(tx, workspaceId, [addresses])).includes(true)) return objects();
  const { contactId } = wanted;
  if (await erasedSinceMade(tx, workspaceId, { contactId, addresses })) return erasedMeanwhile();
  const { contactId: id, fullName: name, title, companyName } = wanted;
  await insertContact(tx, workspaceId, { id, name, title, companyName, email, phone, ownerId: member.id });
  return { reach: 'nobody' };
}

const unreadable = (what: string) =>
  refuse('mutation_invalid', `The ${what} of the new contact could not be read. Correct it and send again.`);

const objects = () =>
  refuse(
    'address_suppressed',
    'This person objected to being kept here. Discard the entry; an admin can lift the objection.',
  );

const erasedMeanwhile = () =>
  refuse('person_erased', 'This person was erased after you added them. If they came back, add them anew.');

const addressTaken = () =>
  refuse('address_taken', 'Somebody in the workspace has this address already. Look the person up by it.');
