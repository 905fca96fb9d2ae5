import { describe, expect, it } from 'vitest';
import { addressesIn, isExcluded } from '#lib/model/address-rules.ts';
import { mayLookUp } from '#lib/model/may-look-up.ts';

describe('addresses in a text', () => {
  it.each([
    ['Write to Jane.Doe+crm@Acme.test.', ['jane.doe+crm@acme.test']],
    ["(o'brien@acme.test)", ["o'brien@acme.test"]],
    ['<müller@bücher.test>, b-c@x.co.uk;', ['müller@bücher.test', 'b-c@x.co.uk']],
    ['twice a@b.test and A@B.test', ['a@b.test']],
    ['no address@ here, nor @here.test, nor a@b', []],
    ['jane@acme.test.example.verylongtoplevelthatisnone1', []],
  ])('%j', (text, found) => {
    expect(addressesIn(text)).toEqual(found);
  });

  it('are sought in its first 5,000 characters', () => {
    expect(addressesIn(`${' '.repeat(4_900)}near@b.test`)).toEqual(['near@b.test']);
    expect(addressesIn(`${' '.repeat(5_000)}far@b.test`)).toEqual([]);
  });
});

describe('exclusion', () => {
  const excluded = ['me@free.test', '@ourco.test'];

  it.each([
    ['me@free.test', true],
    ['you@free.test', false],
    ['bob@ourco.test', true],
    ['bob@eu.ourco.test', true],
    ['bob@notourco.test', false],
  ])('%s: %s', (email, answer) => expect(isExcluded(email, excluded)).toBe(answer));

  it('stops a look-up, as machines and lists do', () => {
    const asked = ['jane@acme.test', 'bob@ourco.test', 'noreply@acme.test', 'x-list@acme.test'];
    expect(asked.filter((email) => mayLookUp(email, excluded))).toEqual(['jane@acme.test']);
  });
});
