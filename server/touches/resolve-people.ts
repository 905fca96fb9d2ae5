import type { Id } from '#lib/model/id.ts';
import type { Incoming, PersonKeys } from './incoming.ts';

export type AddressKind = 'email' | 'phone' | 'user_id' | 'anonymous_id';
export type Address = { readonly kind: AddressKind; readonly address: string; readonly contactId: Id };

/** Whose each item is (null: nobody's yet), which contacts are new, and which addresses contacts gain. */
export type Resolution = {
  readonly contactOf: readonly (Id | null)[];
  readonly created: ReadonlySet<Id>;
  readonly gained: readonly Address[];
};

/**
 * Finds the person of each item, in order: by exact e-mail address, then user id, then an id they were known by before,
 * then a visitor's id. A person is new with an address, or with a user id and something to call them; anybody else
 * stays a visitor whose touches wait. An address or id that has an owner keeps it, so that two people who share a
 * browser don't become one. `known`: every address of the contacts that the items' keys lead to, best first.
 */
export function resolvePeople(items: readonly Incoming[], known: readonly Address[], makeId: () => Id): Resolution {
  const book = openBook(known);
  const created = new Set<Id>();
  const contactOf = items.map((item) => {
    let contactId = find(book, item.keys);
    if (contactId === null && isSomebody(item)) {
      contactId = makeId();
      created.add(contactId);
    }
    if (contactId !== null) claim(book, item, contactId);
    return contactId;
  });
  return { contactOf, created, gained: book.gained };
}

/** The key under which touches wait for somebody whom nobody knows yet. */
export const visitorKey = ({ userId, anonymousId }: PersonKeys): string | null =>
  userId === null ? anonymousId : userKey(userId);

const userKey = (userId: string): string => `user:${userId}`;

/** The visitor keys that gained addresses stand for: touches that wait under them have found their person. */
export function visitorsFound(gained: readonly Address[]): { visitor: string; contactId: Id }[] {
  return gained.flatMap(({ kind, address, contactId }) => {
    if (kind === 'anonymous_id') return [{ visitor: address, contactId }];
    return kind === 'user_id' ? [{ visitor: userKey(address), contactId }] : [];
  });
}

type Book = { owner: Map<string, Id>; held: Set<string>; withUserId: Set<Id>; gained: Address[] };

function openBook(known: readonly Address[]): Book {
  const book: Book = { owner: new Map(), held: new Set(), withUserId: new Set(), gained: [] };
  for (const address of known) enter(book, address);
  return book;
}

const keyOf = (kind: AddressKind, address: string): string => `${kind}\n${address}`;

function enter({ owner, held, withUserId }: Book, { kind, address, contactId }: Address): void {
  const key = keyOf(kind, address);
  if (!owner.has(key)) owner.set(key, contactId);
  held.add(`${contactId}\n${key}`);
  if (kind === 'user_id') withUserId.add(contactId);
}

function find(book: Book, { email, userId, previousId, anonymousId }: PersonKeys): Id | null {
  const by = (kind: AddressKind, address: string | null): Id | null =>
    address === null ? null : (book.owner.get(keyOf(kind, address)) ?? null);
  const certain =
    by('email', email) ?? by('user_id', userId) ?? by('user_id', previousId) ?? by('anonymous_id', previousId);
  if (certain !== null || email !== null) return certain;
  const visitor = by('anonymous_id', anonymousId);
  // Another user id in the same browser is another person.
  return visitor !== null && userId !== null && book.withUserId.has(visitor) ? null : visitor;
}

function isSomebody({ keys, person }: Incoming): boolean {
  return keys.email !== null || (keys.userId !== null && person !== null && (person.name ?? person.phone) !== null);
}

function claim(book: Book, { keys, person }: Incoming, contactId: Id): void {
  const gain = (kind: AddressKind, address: string | null, mayShare = false): void => {
    if (address === null || book.held.has(`${contactId}\n${keyOf(kind, address)}`)) return;
    if (!mayShare && book.owner.has(keyOf(kind, address))) return;
    const gained = { kind, address, contactId };
    enter(book, gained);
    book.gained.push(gained);
  };
  gain('email', keys.email);
  gain('user_id', keys.userId);
  gain('anonymous_id', keys.anonymousId);
  gain('user_id', keys.previousId);
  gain('anonymous_id', keys.previousId);
  // A switchboard's number belongs to many.
  gain('phone', person?.phone ?? null, true);
}
