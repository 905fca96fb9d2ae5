import { expect, test } from 'vitest';
import { companyDomain, readEmail, readPhone } from '#lib/model/address.ts';

test.each([
  ['Jane.Doe@ACME.test', 'jane.doe@acme.test'],
  ['  mailto:jane+news@acme.test ', 'jane+news@acme.test'],
  ['"Doe, Jane" <jane@acme.test>', 'jane@acme.test'],
  ["o'neil-smith@sub.acme.test", "o'neil-smith@sub.acme.test"],
  ['Jürgen@BÜCHER.example', 'jürgen@bücher.example'],
])('reads %s as an address', (text, address) => expect(readEmail(text)).toBe(address));

test.each([
  '',
  'jane',
  'jane@',
  '@acme.test',
  'jane@acme',
  'jane doe@acme.test',
  'a@b.test, c@d.test',
  `${'x'.repeat(320)}@a.test`,
])('finds no address in "%s"', (text) => expect(readEmail(text)).toBeNull());

test.each([
  ['+1 (415) 555-0111', '+14155550111'],
  ['0049 30 123456', '+4930123456'],
  ['+49 (0) 30 / 12 34 56', '+4930123456'],
  ['tel:+4930123456', '+4930123456'],
  ['030 123456', '030123456'],
  ['+1 415 555 0111 ext. 12', '+14155550111'],
])('reads %s as a number', (text, number) => expect(readPhone(text)).toBe(number));

test.each(['', '12', 'call me', '+1234567890123456789'])('finds no number in "%s"', (text) =>
  expect(readPhone(text)).toBeNull(),
);

test('a free-mail domain never stands for a company', () => {
  expect(companyDomain('jane@gmail.com')).toBeNull();
  expect(companyDomain('jane@acme.test')).toBe('acme.test');
});
