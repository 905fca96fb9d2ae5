import { expect, test } from 'vitest';
import { automaticClicks, type EmailTouch, verdictOf } from '#server/touches/verdict.ts';

test.each([
  ['Apple Privacy Open', true],
  ['machine_open', 'true'],
  ['Is Bot Activity', 1],
  ['prefetched', true],
  ['loadedByProxy', 'yes'],
])('an open with %s was no person', (flag, value) => {
  expect(verdictOf('email.opened', { [flag]: value })).toBe('machine');
});

test('an open or click without a flag is nobody knows whose; with a flag that says no, a person', () => {
  expect(verdictOf('email.opened', {})).toBe('unknown');
  expect(verdictOf('email.clicked', { machine_open: false })).toBe('human');
  expect(verdictOf('form.submitted', {})).toBe('human');
});

let next = 0;
const email = (
  type: string,
  seconds: number,
  link: string | null = null,
  emailId: string | null = null,
): EmailTouch => ({
  id: String(next++),
  type: `email.${type}`,
  at: seconds * 1000,
  emailId,
  link,
});
const bases = (touches: EmailTouch[]) => [...automaticClicks(touches).values()];

test('a click within ten seconds of its mail is a scanner, one after them may be a person', () => {
  expect(bases([email('delivered', 0), email('clicked', 9.9)])).toEqual(['timing']);
  expect(bases([email('delivered', 0), email('clicked', 10)])).toEqual([]);
  expect(bases([email('delivered', 5), email('clicked', 4)])).toEqual([]);
});

test('the delivery of another mail says nothing about a click', () => {
  expect(bases([email('sent', 0, null, 'a'), email('clicked', 3, null, 'b')])).toEqual([]);
});

test('three different links within five seconds are a sweep; three clicks on one link are an impatient person', () => {
  const sweep = ['a', 'b', 'c'].map((link, index) => email('clicked', index * 2, link));
  expect(bases(sweep)).toEqual(['link_sweep', 'link_sweep', 'link_sweep']);
  expect(bases(['a', 'a', 'a'].map((link, index) => email('clicked', index, link)))).toEqual([]);
  expect(bases(['a', 'b', 'c'].map((link, index) => email('clicked', index * 3, link)))).toEqual([]);
});
