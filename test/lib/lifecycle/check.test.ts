import { describe, expect, it } from 'vitest';
import { checkDefinition } from '#lib/lifecycle/check.ts';
import type { ContactFacts } from '#lib/lifecycle/facts.ts';
import { type Check, definitionCheck } from '#lib/model/status.ts';

const NOW = new Date('2026-11-21T12:00:00.000Z');
const ago = (days: number) => new Date(NOW.getTime() - days * 86_400_000).toISOString();
const touch = (type: string, days: number, verdict: 'human' | 'unknown' | 'machine' = 'human') => ({
  type,
  occurredAt: ago(days),
  verdict,
});

const NOTHING: ContactFacts = {
  score: 0,
  fit: 0,
  touches: [],
  present: { title: false, company: false, phone: false, email: false, owner: false },
  outcomes: [],
};

/** How one check stands on a contact. */
function found(check: Check, facts: Partial<ContactFacts> = {}) {
  const definition = { key: 'mql', revision: 4, criteria: [{ id: 'c1', text: 'A line', check }] };
  const result = checkDefinition(definition, { ...NOTHING, ...facts }, NOW);
  expect(definitionCheck.parse(result)).toEqual(result);
  const [first] = result.results;
  return first && { result: first.result, evidence: first.evidence };
}

describe('checkDefinition', () => {
  it('answers every criterion in order, under the status and revision it checked', () => {
    const criteria = [
      { id: 'score', text: 'Score of 60', check: { kind: 'score_at_least', points: 60 } as const },
      { id: 'budget', text: 'Budget confirmed', check: { kind: 'person' } as const },
    ];
    const result = checkDefinition({ key: 'mql', revision: 4, criteria }, { ...NOTHING, score: 72 }, NOW);
    expect(result).toEqual({
      status: 'mql',
      revision: 4,
      results: [
        { criterionId: 'score', result: 'met', evidence: { have: 72, need: 60 } },
        { criterionId: 'budget', result: 'unknown', evidence: null },
      ],
    });
  });

  it.each([
    [60, 'met'],
    [59, 'unmet'],
  ])('holds a score and a fit of %i against 60: %s', (have, result) => {
    const expected = { result, evidence: { have, need: 60 } };
    expect(found({ kind: 'score_at_least', points: 60 }, { score: have })).toEqual(expected);
    expect(found({ kind: 'fit_at_least', points: 60 }, { fit: have })).toEqual(expected);
  });

  describe('touch within', () => {
    const check: Check = { kind: 'touch_within', types: ['form.submitted', 'event.attended'], days: 30, atLeast: 2 };

    it('counts the named types together', () => {
      const touches = [touch('form.submitted', 1), touch('event.attended', 29), touch('page.viewed', 1)];
      expect(found(check, { touches })).toEqual({ result: 'met', evidence: { have: 2, need: 2 } });
    });

    it('leaves out what is older than the days, and what has not happened yet', () => {
      const touches = [touch('form.submitted', 30), touch('form.submitted', 30.1), touch('form.submitted', -1)];
      expect(found(check, { touches })).toEqual({ result: 'unmet', evidence: { have: 1, need: 2 } });
    });

    it('leaves out what a program did, but not what nobody can tell', () => {
      const touches = [touch('form.submitted', 1, 'machine'), touch('form.submitted', 1, 'unknown')];
      expect(found(check, { touches })?.evidence).toEqual({ have: 1, need: 2 });
    });
  });

  describe('no touch within', () => {
    const check: Check = { kind: 'no_touch_within', types: ['email.bounced'], days: 30 };
    const silence: Check = { kind: 'no_touch_within', types: [], days: 30 };

    it('is met when there was none, or only before', () => {
      const expected = { result: 'met', evidence: { have: 0, need: 0 } };
      expect(found(check)).toEqual(expected);
      expect(found(check, { touches: [touch('email.bounced', 31)] })).toEqual(expected);
    });

    it('is not met by one of a named type, whoever reported it', () => {
      const touches = [touch('email.bounced', 3, 'machine')];
      expect(found(check, { touches })).toEqual({ result: 'unmet', evidence: { have: 1, need: 0 } });
    });

    it('means silence where no type is named: sends, opens and programs do not break it', () => {
      const quiet = [touch('email.sent', 1), touch('email.opened', 1), touch('email.clicked', 1, 'machine')];
      expect(found(silence, { touches: quiet })?.result).toBe('met');
      expect(found(silence, { touches: [...quiet, touch('email.clicked', 2)] })?.result).toBe('unmet');
    });
  });

  it.each(['title', 'company', 'phone', 'email', 'owner'] as const)('looks whether %s is there', (field) => {
    const check: Check = { kind: 'field_present', field };
    expect(found(check)).toEqual({ result: 'unmet', evidence: null });
    expect(found(check, { present: { ...NOTHING.present, [field]: true } })?.result).toBe('met');
  });

  it('looks for a call with one of the outcomes in the days before', () => {
    const check: Check = { kind: 'outcome_within', outcomes: ['connected', 'meeting_booked'], days: 14 };
    const call = (outcome: 'connected' | 'voicemail', days: number) => ({ outcome, at: ago(days) });
    expect(found(check, { outcomes: [call('connected', 3), call('voicemail', 1)] })).toEqual({
      result: 'met',
      evidence: { have: 1, need: 1 },
    });
    expect(found(check, { outcomes: [call('connected', 15), call('voicemail', 1)] })?.result).toBe('unmet');
  });
});
