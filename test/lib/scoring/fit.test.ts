import { describe, expect, it } from 'vitest';
import type { FitRule } from '#lib/model/scoring-model.ts';
import { fits } from '#lib/scoring/fit.ts';
import { NOBODY } from './arbitrary.ts';

const base = { id: 'r', label: 'r', points: 1 };
const words = (...list: string[]): FitRule => ({ ...base, kind: 'title_words', words: list });
const employees = (from: number | null, to: number | null): FitRule => ({ ...base, kind: 'employees', from, to });
const FREE_MAIL: FitRule = { ...base, kind: 'free_mail' };

describe('a fit rule', () => {
  it.each([
    ['VP Operations', 'vp', true],
    ['Senior-VP, Sales', 'VP', true],
    ['SVP', 'vp', false],
    ['Head of Sales', 'head of', true],
    ['Größe-Prüferin', 'größe', true],
  ])('finds in %j the word %j: %s', (title, word, found) => {
    expect(fits(words(word), { ...NOBODY, title })).toBe(found);
  });

  it.each([
    [50, 50, null, true],
    [49, 50, null, false],
    [4, null, 4, true],
    [5, null, 4, false],
  ])('on a company of %i from %s to %s: %s', (count, from, to, found) => {
    expect(fits(employees(from, to), { ...NOBODY, company: { industry: null, employees: count } })).toBe(found);
  });

  it('compares the industry without regard to case and marks', () => {
    const rule: FitRule = { ...base, kind: 'industry', industries: ['Financial services'] };
    expect(fits(rule, { ...NOBODY, company: { industry: 'financial-Services', employees: null } })).toBe(true);
  });

  it('calls a person free-mail only when every address is', () => {
    expect(fits(FREE_MAIL, { ...NOBODY, emails: ['a@gmail.com', 'A@GMX.DE'] })).toBe(true);
    expect(fits(FREE_MAIL, { ...NOBODY, emails: ['a@gmail.com', 'a@acme.example'] })).toBe(false);
  });

  it.each([
    words('vp'),
    employees(null, 4),
    { ...base, kind: 'industry', industries: ['Software'] } satisfies FitRule,
    FREE_MAIL,
  ])('says nothing of somebody unknown ($kind)', (rule) => expect(fits(rule, NOBODY)).toBe(false));
});
