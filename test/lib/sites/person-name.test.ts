import { describe, expect, it } from 'vitest';
import { learn } from '#lib/sites/learned.ts';
import { fitsAddress, looksLikeName, plainText, readName, speaksThroughList } from '#lib/sites/person-name.ts';
import { PRIMER } from '#lib/sites/primer/index.ts';

learn(PRIMER);

describe('a name', () => {
  it.each([
    ['Müller, Jörg', 'Jörg Müller'],
    ['  Jane\u00a0 Doe ', 'Jane Doe'],
    ['Carlos Ortega via sales', 'Carlos Ortega'],
    ['"Doe, Jane"', 'Jane Doe'],
    ['Jane Doe <jane@acme.test>', 'Jane Doe'],
    ['Jane Doe Jane Doe', 'Jane Doe'],
    ['Jane Doe, PhD', 'Jane Doe, PhD'],
    ['Acme, Inc.', 'Acme, Inc.'],
    ['jane@acme.test', null],
    ['  ', null],
    ['+49 30 1234', null],
  ])('%j reads as %j', (raw, name) => {
    expect(readName(raw)).toBe(name);
  });

  it('loses what disguises it, and what is too long', () => {
    expect(plainText('a\u202Eb\u0000c\u200B')).toBe('abc');
    expect(plainText('x'.repeat(10_000))).toHaveLength(200);
  });

  it('says when a list speaks for a person', () => {
    expect([speaksThroughList('Carlos via sales'), speaksThroughList('Olivia Smith')]).toEqual([true, false]);
  });
});

it.each([
  ['Jane Doe', true],
  ['Contact information', false],
  ['Deals', false],
  ['Q3 pricing 2026', false],
  ['x'.repeat(90), false],
])('the heading %j may be a name: %s', (heading, answer) => {
  expect(looksLikeName(heading)).toBe(answer);
});

it.each([
  ['Jörg Müller', 'joerg.mueller@x.test', true],
  ['Jörg Müller', 'jmuller@x.test', true],
  ['Jane Doe', 'jd@x.test', true],
  ['Spring order', 'jane.doe@x.test', false],
])('%s and %s belong together: %s', (name, email, answer) => {
  expect(fitsAddress(name, email)).toBe(answer);
});
