import { describe, expect, it } from 'vitest';
import { isInForce, statusOrder } from '#lib/lifecycle/in-force.ts';

const signature = { memberId: '0197a6d2-0000-7000-8000-000000000001', name: 'Sam', at: '2026-11-01T08:00:00.000Z' };

describe('a definition', () => {
  it('is in force when both teams have signed, and not before', () => {
    expect(isInForce({ salesSignature: signature, marketingSignature: signature })).toBe(true);
    expect(isInForce({ salesSignature: signature, marketingSignature: null })).toBe(false);
    expect(isInForce({ salesSignature: null, marketingSignature: signature })).toBe(false);
    expect(isInForce({ salesSignature: null, marketingSignature: null })).toBe(false);
  });
});

describe('statusOrder', () => {
  it('puts the statuses in the order of the life cycle, whatever order they come in', () => {
    const definitions = [
      { key: 'sql', order: 3 },
      { key: 'lead', order: 1 },
      { key: 'mql', order: 2 },
    ];
    expect(statusOrder(definitions)).toEqual(['lead', 'mql', 'sql']);
    expect(definitions.map(({ key }) => key)).toEqual(['sql', 'lead', 'mql']);
  });
});
