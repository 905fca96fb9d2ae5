import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { learn } from '#lib/sites/learned.ts';
import { fitsAddress, looksLikePerson, plainText, readName } from '#lib/sites/person-name.ts';
import { PRIMER } from '#lib/sites/primer/index.ts';

learn(PRIMER);

const first = fc.constantFrom('Jane', 'Jörg', 'Siobhán', 'Anne-Marie', 'Łukasz', 'Nguyễn', 'Priya');
const last = fc.constantFrom('Doe', 'Müller', 'O’Neil', 'Smith-Jones', 'Ortega', 'Śliwa', 'Raman');
const space = fc.constantFrom(' ', '\u00A0', '  ', '\n\t', '\u202F');
const disguise = fc.constantFrom('', '\u200B', '\u202E', '\u2066', '\uFEFF');

describe('a name', () => {
  it('is the same last name first, doubled for screen readers, with odd spaces, and through a list', () => {
    fc.assert(
      fc.property(first, last, space, disguise, (one, two, between, hidden) => {
        const name = `${one} ${two}`;
        const forms = [
          `${hidden}${one}${between}${two}`,
          `${two},${between}${one}`,
          `${name}${name}`,
          `${name}${between}${name}`,
          `"${name}"`,
          `'${name}' via Sales`,
          `${name} <someone@acme.test>`,
        ];
        for (const form of forms) expect(readName(form)).toBe(name);
      }),
    );
  });

  it('read once reads as itself', () => {
    fc.assert(
      fc.property(first, last, (one, two) => {
        expect(readName(readName(`${two}, ${one}`) ?? '')).toBe(`${one} ${two}`);
      }),
    );
  });

  it('never holds a control, a line break or an address, and never more than 200 characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 250 }), (text) => {
        const name = readName(text) ?? '';
        expect(name).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069@]/u);
        expect(plainText(text).length).toBeLessThanOrEqual(200);
      }),
    );
  });

  it('looks like a person whatever its accents, and a heading of a page does not', () => {
    fc.assert(
      fc.property(first, last, (one, two) => {
        expect(looksLikePerson(`${one} ${two}`)).toBe(true);
      }),
    );
    for (const text of [
      'Contact details',
      'All Contacts',
      'Spring order',
      'Inbox',
      'Pricing for the spring order',
      'Acme',
    ])
      expect(looksLikePerson(text)).toBe(false);
  });

  it('fits an address made of it, and not that of somebody with other names', () => {
    const plain = (text: string) =>
      text
        .toLowerCase()
        .normalize('NFKD')
        .replace(/[^a-z]/g, '');
    const asciiName = fc.constantFrom('Jane', 'Priya', 'Carlos', 'Anne');
    fc.assert(
      fc.property(asciiName, fc.constantFrom('Smith', 'Ortega', 'Raman'), (one, two) => {
        expect(fitsAddress(`${one} ${two}`, `${plain(one)}.${plain(two)}@acme.test`)).toBe(true);
        expect(fitsAddress(`${one} ${two}`, `${plain(two)}@acme.test`)).toBe(true);
        expect(fitsAddress(`${one} ${two}`, 'tom.reed@acme.test')).toBe(false);
      }),
    );
  });
});
