import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyFilter, enter, type KnownFilter, mayHold } from '#lib/known/filter.ts';
import { hashedText, hashIn, hashOf } from '#lib/known/hash.ts';

const KEY = '0b8f6f3a-6f0a-4c1e-9b57-0f6d1a2b3c4d';
const hash = (form: string, key = KEY) => hashIn(createHash('sha256').update(hashedText(key, form)).digest());

function filterOf(forms: readonly string[], capacity = forms.length, key = KEY): KnownFilter {
  const filter = emptyFilter(Math.max(capacity, 1));
  for (const form of forms) enter(filter, hash(form, key));
  return filter;
}
const people = (count: number, who: string) => Array.from({ length: count }, (_, n) => `${who}.${n}@acme.example`);

describe('a filter of known addresses', () => {
  it('never denies an address that is in it, full or overfull', () => {
    const forms = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(forms, fc.integer({ min: 1, max: 400 }), (list, capacity) => {
        const filter = filterOf(list, capacity);
        expect(list.filter((form) => !mayHold(filter, hash(form)))).toEqual([]);
      }),
    );
  });

  it.each([100, 5_000, 50_000])('is wrong about fewer than 1 in 80 strangers when it is full (%i)', (count) => {
    const filter = filterOf(people(count, 'known'));
    const strangers = people(20_000, 'stranger');
    const wrong = strangers.filter((form) => mayHold(filter, hash(form))).length;
    expect(wrong / strangers.length).toBeLessThan(1 / 80);
  });

  it('holds nobody while it is empty', () => {
    expect(people(1_000, 'x').filter((form) => mayHold(emptyFilter(1_000), hash(form)))).toEqual([]);
  });

  it('takes ten bits an address', () => {
    expect(emptyFilter(1_000_000).bits.length).toBe(1_250_000);
  });

  it('of another workspace has nothing in common with it, though it holds the same people', () => {
    const forms = people(1_000, 'known');
    const [ours, theirs] = [filterOf(forms), filterOf(forms, 1_000, '5f7a1c9e-1111-4c1e-9b57-0f6d1a2b3c4d')];
    const known = forms.filter((form) => mayHold(theirs, hash(form))).length;
    expect(known).toBeLessThan(30);
    const same = ours.bits.filter((byte, index) => byte === theirs.bits[index]).length;
    expect(same / ours.bits.length).toBeLessThan(0.05);
  });
});

it('hashes in the browser as the documented SHA-256 does', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string(), async (form) => {
      expect(await hashOf(KEY, form)).toEqual(hash(form));
    }),
    { numRuns: 50 },
  );
});
