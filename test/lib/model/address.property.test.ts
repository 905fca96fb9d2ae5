import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEmail } from '#lib/model/address.ts';
import { addressesIn, isExcluded } from '#lib/model/address-rules.ts';
import { mayLookUp } from '#lib/model/may-look-up.ts';

const letters = fc.stringMatching(/^[a-z]{1,12}$/);
const word = fc.oneof(letters, fc.constantFrom('jörg', "o'neil", 'müller', '李', 'anna-lena', 'x_y'));
/** Local parts as people have them: dots, plus-tags, hyphens, apostrophes, letters of any script. */
const local = fc
  .tuple(letters, fc.array(fc.tuple(fc.constantFrom('.', '+', '-', '_'), word), { maxLength: 3 }))
  .map(([first, more]) => first + more.map(([sign, part]) => sign + part).join(''));
const domain = fc
  .tuple(
    fc.constantFrom('acme', 'müller', 'xn--mller-kva', 'mail-1', '例え'),
    fc.constantFrom('test', 'example', 'co.example'),
  )
  .map((labels) => labels.join('.'));
const address = fc.tuple(local, domain).map((parts) => parts.join('@'));
/** Any text in which no address stands and none can begin or end. */
const prose = fc.stringMatching(/^[A-Za-z ,;:()<>"\n]{0,40}$/).map((text) => ` ${text} `);

describe('an address', () => {
  it('is the same in capitals, in brackets, after mailto: and with space around it', () => {
    fc.assert(
      fc.property(address, (email) => {
        const kept = readEmail(email);
        expect(kept).toBe(email.normalize('NFC').toLowerCase());
        for (const form of [
          email.toUpperCase(),
          `<${email}>`,
          `"Doe, Jane" <${email}>`,
          `mailto:${email}`,
          ` ${email}\n`,
        ])
          expect(readEmail(form)).toBe(kept);
      }),
    );
  });

  it('is read once: what was read reads as itself', () => {
    fc.assert(
      fc.property(address, (email) => {
        const once = readEmail(email) ?? '';
        expect(readEmail(once)).toBe(once);
      }),
    );
  });

  it('is found whole in running text, and nothing else is', () => {
    fc.assert(
      fc.property(prose, address, prose, (before, email, after) => {
        expect(addressesIn(before + email + after)).toEqual([readEmail(email)]);
      }),
    );
  });

  it('is never cut out of a quoted local part: who is written there is not who is written to', () => {
    fc.assert(
      fc.property(address, address, letters, (quoted, email, more) => {
        const host = email.slice(email.lastIndexOf('@'));
        for (const local of [`"${quoted}"`, `"${more} ${quoted}"`, `"${quoted} ${more}"`, `"${more}.."`]) {
          expect(readEmail(local + host)).toBeNull();
          expect(readEmail(`Somebody <${local}${host}>`)).toBeNull();
        }
        expect(addressesIn(`"${quoted}"${host}`)).toEqual([]);
        expect(addressesIn(`"${more} ${quoted}"${host}`)).toEqual([]);
      }),
    );
  });

  it('is never cut out of a longer one', () => {
    fc.assert(
      fc.property(address, letters, (email, more) => {
        expect(addressesIn(`${more}.${email}`)).not.toContain(email);
        expect(addressesIn(`${email}${more}`)).not.toContain(email);
      }),
    );
  });

  it.each([
    ['a quoted local part', '"jane doe"@acme.test'],
    ['a quoted local part with an at sign', '"jane@home"@acme.test'],
    ['two at signs', 'jane@doe@acme.test'],
    ['no domain', 'jane@'],
    ['a number for a domain', 'jane@[127.0.0.1]'],
  ])('with %s is nobody, and not somebody else', (_, text) => {
    expect(readEmail(text)).toBeNull();
  });

  it('is excluded by its domain and by those below it, and by no other that ends alike', () => {
    fc.assert(
      fc.property(local, (name) => {
        expect(isExcluded(`${name}@ourco.test`, ['@ourco.test'])).toBe(true);
        expect(isExcluded(`${name}@mail.ourco.test`, ['@ourco.test'])).toBe(true);
        expect(isExcluded(`${name}@notourco.test`, ['@ourco.test'])).toBe(false);
      }),
    );
  });

  it('of a machine is asked of nobody, whatever stands around the word', () => {
    const machine = fc.constantFrom('noreply', 'no-reply', 'do_not_reply', 'notifications', 'mailer-daemon', 'bounces');
    fc.assert(
      fc.property(machine, fc.option(letters), fc.option(letters), (name, before, after) => {
        const email = `${before === null ? '' : `${before}-`}${name}${after === null ? '' : `+${after}`}@acme.test`;
        expect(mayLookUp(email, [])).toBe(false);
      }),
    );
  });
});
