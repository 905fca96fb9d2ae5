import type { DefinitionCheck, StatusDefinition } from '#lib/model/status.ts';

const MEMBER = '0197a6d2-0000-7000-8000-000000000001';

/** MQL as both teams signed it. */
export const MQL: StatusDefinition = {
  key: 'mql',
  version: 12,
  revision: 4,
  order: 3,
  label: 'MQL',
  what: 'A person of a company we can serve.\nThey have shown that they look for a solution.',
  behaviour: 'Prices seen and an event attended.',
  who: 'Marketing passes it; a rep answers.',
  timeFrame: 'Answer within 4 working hours.',
  otherwise: '',
  criteria: [
    { id: 'score', text: 'Score of at least 60', check: { kind: 'score_at_least', points: 60 } },
    {
      id: 'form',
      text: 'Two forms within 30 days',
      check: { kind: 'touch_within', types: ['form.submitted'], days: 30, atLeast: 2 },
    },
    { id: 'bounce', text: 'No bounce', check: { kind: 'no_touch_within', types: ['email.bounced'], days: 90 } },
    { id: 'title', text: 'Title known', check: { kind: 'field_present', field: 'title' } },
    { id: 'budget', text: 'Budget confirmed', check: { kind: 'person' } },
  ],
  salesSignature: { memberId: MEMBER, name: 'Sam Rivers', at: '2026-10-01T08:00:00.000Z' },
  marketingSignature: { memberId: MEMBER, name: 'Kim Novak', at: '2026-10-02T08:00:00.000Z' },
};

export const MQL_CHECK: DefinitionCheck = {
  status: 'mql',
  revision: 4,
  results: [
    { criterionId: 'score', result: 'met', evidence: { have: 72, need: 60 } },
    { criterionId: 'form', result: 'unmet', evidence: { have: 1, need: 2 } },
    { criterionId: 'bounce', result: 'unmet', evidence: { have: 3, need: 0 } },
    { criterionId: 'title', result: 'met', evidence: null },
    { criterionId: 'budget', result: 'unknown', evidence: null },
  ],
};
