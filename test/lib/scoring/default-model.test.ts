import { describe, expect, it } from 'vitest';
import { scoringModel } from '#lib/model/scoring-model.ts';
import { isKnownTouchType } from '#lib/model/touch-types.ts';
import { DEFAULT_SCORING_MODEL } from '#lib/scoring/default-model.ts';
import { scoreContact } from '#lib/scoring/score.ts';
import { NOBODY, NOW, touch } from './arbitrary.ts';

const buyer = {
  title: 'VP Operations',
  emails: ['jane@acme.example'],
  company: { industry: 'Software', employees: 300 },
};

describe('the default model', () => {
  it('is a well-formed model', () => expect(scoringModel.parse(DEFAULT_SCORING_MODEL)).toEqual(DEFAULT_SCORING_MODEL));

  it('names only known touch types, and each rule once', () => {
    const { touchRules, fitRules } = DEFAULT_SCORING_MODEL;
    expect(touchRules.flatMap(({ types }) => types).filter((type) => !isKnownTouchType(type))).toEqual([]);
    const ids = [...touchRules, ...fitRules].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each([
    ['nothing but a title', buyer, [], 'cool'],
    ['one webinar', buyer, [touch('event.attended', 1)], 'warm'],
    [
      'a webinar and prices',
      buyer,
      [
        touch('event.attended', 1),
        ...Array.from({ length: 4 }, () => touch('page.viewed', 1, { props: { path: '/pricing' } })),
      ],
      'hot',
    ],
    ['a hundred opens', NOBODY, Array.from({ length: 100 }, () => touch('email.opened', 1)), 'cold'],
    ['a demo asked for, by nobody known', NOBODY, [touch('form.submitted', 1, { title: 'Book a demo' })], 'warm'],
    ['a webinar, then unsubscribed', buyer, [touch('event.attended', 5), touch('consent.unsubscribed', 1)], 'cool'],
  ] as const)('gives the right band for %s', (_, contact, touches, band) => {
    expect(scoreContact({ contact, touches }, DEFAULT_SCORING_MODEL, NOW).band).toBe(band);
  });
});
