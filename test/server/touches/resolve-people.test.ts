import { expect, test } from 'vitest';
import type { Incoming, PersonKeys } from '#server/touches/incoming.ts';
import { type Address, resolvePeople, visitorsFound } from '#server/touches/resolve-people.ts';

const NOBODY: PersonKeys = { email: null, userId: null, anonymousId: null, previousId: null };
const item = (keys: Partial<PersonKeys>, name: string | null = null): Incoming => ({
  messageId: 'm',
  keys: { ...NOBODY, ...keys },
  person: name === null ? null : { name, title: null, phone: null, company: null, traits: {} },
  touch: null,
});

function resolve(items: Incoming[], known: Address[] = []) {
  let made = 0;
  return resolvePeople(items, known, () => `new${++made}`);
}

const jane: Address[] = [
  { kind: 'email', address: 'jane@acme.test', contactId: 'jane' },
  { kind: 'user_id', address: 'u1', contactId: 'jane' },
  { kind: 'anonymous_id', address: 'v1', contactId: 'jane' },
];

test('the address counts before the user id, and the user id before the visitor', () => {
  const sam: Address = { kind: 'email', address: 'sam@acme.test', contactId: 'sam' };
  const { contactOf, gained } = resolve(
    [
      item({ email: 'sam@acme.test', userId: 'u1' }),
      item({ userId: 'u1', anonymousId: 'v9' }),
      item({ anonymousId: 'v1' }),
    ],
    [...jane, sam],
  );
  expect(contactOf).toEqual(['sam', 'jane', 'jane']);
  expect(gained).toEqual([{ kind: 'anonymous_id', address: 'v9', contactId: 'jane' }]);
});

test('a visitor and a bare user id are nobody until they have an address or a name', () => {
  const { contactOf, created } = resolve([
    item({ anonymousId: 'v' }),
    item({ userId: 'u' }),
    item({ userId: 'u', anonymousId: 'v' }, 'Kim'),
    item({ anonymousId: 'v' }),
  ]);
  expect(contactOf).toEqual([null, null, 'new1', 'new1']);
  expect([...created]).toEqual(['new1']);
});

test('touches that waited under the visitor and under the user id find their person', () => {
  const { gained } = resolve([item({ userId: 'u', anonymousId: 'v' }, 'Kim')]);
  expect(visitorsFound(gained)).toEqual([
    { visitor: 'user:u', contactId: 'new1' },
    { visitor: 'v', contactId: 'new1' },
  ]);
});

test('another user id in the same browser is another person', () => {
  expect(resolve([item({ userId: 'u2', anonymousId: 'v1' })], jane).contactOf).toEqual([null]);
  expect(resolve([item({ userId: 'u2', anonymousId: 'v1', email: 'b@acme.test' })], jane).contactOf).toEqual(['new1']);
});

test('an address that has an owner keeps it', () => {
  const bob: Address = { kind: 'email', address: 'bob@acme.test', contactId: 'bob' };
  expect(resolve([item({ email: 'bob@acme.test', userId: 'u1' })], [...jane, bob]).gained).toEqual([]);
});

test('where two contacts share an address, the better one is taken every time', () => {
  const shared: Address[] = ['first', 'second'].map((contactId) => ({
    kind: 'email',
    address: 'info@acme.test',
    contactId,
  }));
  expect(resolve([item({ email: 'info@acme.test' })], shared).contactOf).toEqual(['first']);
});
