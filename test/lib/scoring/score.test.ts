import { describe, expect, it } from 'vitest';
import { scoreResult } from '#lib/model/score.ts';
import type { ScoringModel, TouchRule } from '#lib/model/scoring-model.ts';
import { bandOf } from '#lib/scoring/band.ts';
import { scoreContact } from '#lib/scoring/score.ts';
import { NOBODY, NOW, touch } from './arbitrary.ts';

const rule = (id: string, points: number, rest: Partial<TouchRule> = {}): TouchRule => ({
  id,
  label: id,
  types: ['page.viewed'],
  when: [],
  points,
  cap: 1000,
  halfLifeDays: null,
  unknownWeight: 1,
  ...rest,
});

const model = (touchRules: TouchRule[], rest: Partial<ScoringModel> = {}): ScoringModel => ({
  version: 3,
  touchRules,
  fitRules: [],
  interestCap: 1000,
  fitCap: 30,
  bands: { hot: 60, warm: 35, cool: 15 },
  ...rest,
});

describe('scoreContact', () => {
  it('gives a well-formed result under the version of its model', () => {
    const result = scoreContact({ contact: NOBODY, touches: [touch('page.viewed', 1)] }, model([rule('page', 5)]), NOW);
    expect(scoreResult.parse(result)).toEqual(result);
    expect(result).toMatchObject({ modelVersion: 3, at: NOW.toISOString(), score: 5, fit: 0, interest: 5 });
  });

  it('halves a touch after each half-life and says what it was worth', () => {
    const touches = [touch('page.viewed', 20, { title: 'Prices' })];
    const { reasons, score } = scoreContact(
      { contact: NOBODY, touches },
      model([rule('page', 40, { halfLifeDays: 10 })]),
      NOW,
    );
    expect(score).toBe(10);
    expect(reasons).toEqual([
      {
        rule: 'touch:page',
        label: 'page',
        points: 10,
        was: 40,
        count: 1,
        lastAt: touches[0]?.occurredAt,
        title: 'Prices',
      },
    ]);
  });

  it('fills a rule up to its cap, from where it fades', () => {
    const burst = Array.from({ length: 50 }, () => touch('page.viewed', 10));
    const { score } = scoreContact(
      { contact: NOBODY, touches: burst },
      model([rule('page', 5, { cap: 20, halfLifeDays: 10 })]),
      NOW,
    );
    expect(score).toBe(10);
  });

  it('counts a touch under the first rule that fits, and under no other', () => {
    const pricing = rule('pricing', 8, { when: [{ op: 'contains', fields: ['props.path'], values: ['/Pricing'] }] });
    const touches = [touch('page.viewed', 0, { props: { path: '/en/pricing' } }), touch('page.viewed', 0)];
    const { reasons } = scoreContact({ contact: NOBODY, touches }, model([pricing, rule('page', 1)]), NOW);
    expect(reasons.map(({ rule, points, count }) => [rule, points, count])).toEqual([
      ['touch:pricing', 8, 1],
      ['touch:page', 1, 1],
    ]);
  });

  it('counts a touch of unknown cause for as much as the rule says', () => {
    const unknown = { verdict: 'unknown' } as const;
    const touches = [touch('page.viewed', 0, unknown), touch('email.opened', 0, unknown)];
    const rules = [
      rule('page', 10, { unknownWeight: 0.5 }),
      rule('open', 10, { types: ['email.opened'], unknownWeight: 0 }),
    ];
    expect(scoreContact({ contact: NOBODY, touches }, model(rules), NOW).reasons).toMatchObject([{ points: 5 }]);
  });

  it('says what a limit took', () => {
    const touches = [touch('page.viewed', 0)];
    const { score, reasons } = scoreContact(
      { contact: NOBODY, touches },
      model([rule('page', 90)], { interestCap: 80 }),
      NOW,
    );
    expect(score).toBe(80);
    expect(reasons.map(({ rule, points }) => [rule, points])).toEqual([
      ['touch:page', 90],
      ['cap', -10],
    ]);
  });

  it('says what it gave so as not to fall below 0', () => {
    const touches = [touch('page.viewed', 0)];
    const { score, reasons } = scoreContact({ contact: NOBODY, touches }, model([rule('page', -30)]), NOW);
    expect(score).toBe(0);
    expect(reasons.map(({ rule, points }) => [rule, points])).toEqual([
      ['touch:page', -30],
      ['floor', 30],
    ]);
  });

  it('ignores what has not happened yet', () => {
    const touches = [touch('page.viewed', -1)];
    expect(scoreContact({ contact: NOBODY, touches }, model([rule('page', 5)]), NOW).reasons).toEqual([]);
    const past = touch('page.viewed', 2, { title: 'Seen' });
    const { reasons } = scoreContact({ contact: NOBODY, touches: [past, ...touches] }, model([rule('page', 5)]), NOW);
    expect(reasons).toMatchObject([{ points: 5, count: 1, lastAt: past.occurredAt, title: 'Seen' }]);
  });

  it('shows how the score moved in seven days', () => {
    const touches = [touch('page.viewed', 3), touch('page.viewed', 30)];
    const { change7, line90 } = scoreContact({ contact: NOBODY, touches }, model([rule('page', 5)]), NOW);
    expect(change7).toBe(5);
    expect([line90.at(0), line90.at(-31), line90.at(-4), line90.at(-1)]).toEqual([0, 5, 10, 10]);
  });

  it('adds fit for who the person is, apart from interest', () => {
    const fitRules: ScoringModel['fitRules'] = [
      { id: 'vp', label: 'VP', kind: 'title_words', words: ['vp'], points: 12 },
      { id: 'size', label: 'Mid-size', kind: 'employees', from: 50, to: null, points: 10 },
      { id: 'free', label: 'Free mail', kind: 'free_mail', points: -8 },
    ];
    const contact = { title: 'VP, Operations', emails: ['j@gmail.com'], company: { industry: null, employees: 60 } };
    const result = scoreContact({ contact, touches: [] }, model([], { fitRules }), NOW);
    expect(result).toMatchObject({ score: 14, fit: 14, interest: 0 });
    expect(result.reasons.map(({ rule }) => rule)).toEqual(['fit:vp', 'fit:size', 'fit:free']);
  });
});

describe('bandOf', () => {
  it.each([
    [100, 'hot'],
    [60, 'hot'],
    [59, 'warm'],
    [35, 'warm'],
    [15, 'cool'],
    [14, 'cold'],
    [0, 'cold'],
  ] as const)('calls %i %s', (score, band) => expect(bandOf(score, model([]))).toBe(band));
});
