import { isFreeMail } from '#lib/model/free-mail.ts';
import type { FitRule } from '#lib/model/scoring-model.ts';

/** What scoring needs to know of a person; a `Contact` has all of it. */
export type FitFacts = {
  readonly title: string | null;
  readonly emails: readonly string[];
  readonly company: { readonly industry: string | null; readonly employees: number | null } | null;
};

/** `true` when the rule speaks of this person. What isn't known fits no rule. */
export function fits(rule: FitRule, facts: FitFacts): boolean {
  switch (rule.kind) {
    case 'title_words':
      return hasWords(facts.title, rule.words);
    case 'employees':
      return isWithin(facts.company?.employees ?? null, rule.from, rule.to);
    case 'industry':
      return rule.industries.some((industry) => plain(industry) === plain(facts.company?.industry ?? ''));
    case 'free_mail':
      return facts.emails.length > 0 && facts.emails.every(isFreeMail);
  }
}

/** Letters and digits in lower case, one space between words and around them. */
const plain = (text: string) =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;

function hasWords(title: string | null, words: readonly string[]): boolean {
  const within = plain(title ?? '');
  return words.some((word) => within.includes(plain(word)));
}

const isWithin = (value: number | null, from: number | null, to: number | null) =>
  value !== null && value >= (from ?? value) && value <= (to ?? value);
