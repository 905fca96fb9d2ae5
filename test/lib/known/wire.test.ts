import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyFilter, enter } from '#lib/known/filter.ts';
import { hashIn } from '#lib/known/hash.ts';
import { readMark, writeMark } from '#lib/known/mark.ts';
import { hashesIn, packHashes, readKnown, writeAdded, writeWhole } from '#lib/known/wire.ts';

const mark = { key: '0b8f6f3a-6f0a-4c1e-9b57-0f6d1a2b3c4d', position: 9_007_199_254_740 };
const hashes = [0, 8].map((at) =>
  hashIn(
    Uint8Array.from({ length: 16 }, (_, byte) => byte * 15 + 3),
    at,
  ),
);

function wholeBytes() {
  const filter = emptyFilter(50);
  for (const hash of hashes) enter(filter, hash);
  return { filter, bytes: writeWhole({ ...mark, filter }) };
}

describe('the filter on the wire', () => {
  it('arrives as it left', () => {
    const { filter, bytes } = wholeBytes();
    expect(readKnown(bytes)).toEqual({ ...mark, filter });
  });

  it('keeps its byte format: these first bytes are on people’s machines', () => {
    const { bytes } = wholeBytes();
    expect(Buffer.from(bytes.subarray(0, 44)).toString('hex')).toBe(
      '544c4b31000000000b8f6f3a6f0a4c1e9b570f6d1a2b3c4d00a8f1d24d62a04202000000320000000b848a9b',
    );
  });

  it('carries what came in since as hashes', () => {
    const read = readKnown(writeAdded({ ...mark, hashes: packHashes(hashes) }));
    expect(read).toMatchObject(mark);
    expect(read !== null && 'hashes' in read && [...hashesIn(read.hashes)]).toEqual(hashes);
  });

  it('is refused when a byte of it has changed, is missing or is too many', () => {
    const { bytes } = wholeBytes();
    // The mark's own bytes (8 to 31) may be any.
    const places = fc.integer({ min: 0, max: bytes.length - 1 }).filter((at) => at < 8 || at >= 40);
    fc.assert(
      fc.property(places, fc.integer({ min: 1, max: 255 }), (at, change) => {
        const garbled = bytes.slice();
        garbled[at] = (garbled[at] ?? 0) ^ change;
        expect(readKnown(garbled)).toBeNull();
      }),
    );
    expect(readKnown(bytes.slice(0, -1))).toBeNull();
    expect(readKnown(Uint8Array.of(...bytes, 0))).toBeNull();
  });

  it('is refused when it is something else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(readKnown(bytes.slice())).toBeNull();
      }),
    );
    expect(readKnown(new Uint8Array(new TextEncoder().encode('<!doctype html>'.repeat(9))))).toBeNull();
  });
});

describe('a mark', () => {
  it('is read as it was written, and nothing else is one', () => {
    expect(readMark(writeMark(mark))).toEqual(mark);
    for (const text of ['', '.', 'a.1', `${mark.key}.`, `${mark.key}.-1`, `${mark.key}.1e9`]) {
      expect(readMark(text)).toBeNull();
    }
  });
});
