import { describe, expect, it } from 'vitest';
import { primer } from '#lib/model/primer.ts';
import { announcedBy, learn, says } from '#lib/sites/learned.ts';
import { PRIMER } from '#lib/sites/primer/index.ts';

it('says nothing before anything is learned', () => {
  expect([says('role', 'info@x.test'), announcedBy('email')]).toEqual([false, null]);
  learn(PRIMER);
  expect([says('role', 'info@x.test'), announcedBy('email')]).toEqual([true, 'email']);
});

describe('a primer', () => {
  it('that ships fits the schema, which keeps it as it is', () => {
    expect(primer.parse(PRIMER)).toEqual(PRIMER);
    expect(Object.keys(primer.parse(PRIMER).labels)).toEqual(Object.keys(PRIMER.labels));
  });

  it.each(['(a+)+$', '(', '', 'x'.repeat(3_000)])('with the pattern %j is refused', (role) => {
    expect(primer.safeParse({ ...PRIMER, words: { ...PRIMER.words, role } }).success).toBe(false);
  });
});

describe('who is nobody', () => {
  it.each(['noreply@x.test', 'no-reply@x.test', 'do_not_reply@x.test', 'donotreply+7@x.test', 'bounces-12@x.test'])(
    '%s is a machine',
    (email) => expect(says('nobody', email)).toBe(true),
  );
  it.each(['norah@x.test', 'noreen.ply@x.test', 'bob.replyson@x.test', 'notary@x.test'])('%s is a person', (email) =>
    expect(says('nobody', email)).toBe(false),
  );
  it.each(['sales-list@x.test', 'dev@lists.x.test', 'a@googlegroups.com'])('%s is a list', (email) =>
    expect(says('list', email)).toBe(true),
  );
  it('tells shared addresses from names', () => {
    expect([says('role', 'info@x.test'), says('role', 'infanta@x.test')]).toEqual([true, false]);
  });
});
