/** Bits for each address. With `PROBES` of them set, a full filter is wrong about 0.8 % of the strangers. */
const BITS_EACH = 10;
const PROBES = 7;

/** The first 64 bits of an address's keyed hash (`hash.ts`), as two unsigned halves. */
export type Hash = readonly [low: number, high: number];

/** A Bloom filter (README.md). `count` addresses went in; beyond `capacity` it would be wrong too often. */
export type KnownFilter = { readonly capacity: number; count: number; readonly bits: Uint8Array<ArrayBuffer> };

/** The bytes of a filter's bits. */
export const bytesFor = (capacity: number): number => Math.ceil((capacity * BITS_EACH) / 8);

export const emptyFilter = (capacity: number): KnownFilter => ({
  capacity,
  count: 0,
  bits: new Uint8Array(bytesFor(capacity)),
});

/** Lets an address in. */
export function enter(filter: KnownFilter, hash: Hash): void {
  const { bits } = filter;
  for (const bit of places(hash, bits)) bits[bit >>> 3] = (bits[bit >>> 3] ?? 0) | (1 << (bit & 7));
  filter.count += 1;
}

/** `false`: this address never went in. `true`: it did, or it is one of the few strangers that look alike. */
export function mayHold({ bits }: Pick<KnownFilter, 'bits'>, hash: Hash): boolean {
  return places(hash, bits).every((bit) => ((bits[bit >>> 3] ?? 0) & (1 << (bit & 7))) !== 0);
}

/** Where an address stands in the filter: enhanced double hashing. */
function places([low, high]: Hash, { length }: Uint8Array): number[] {
  const size = length * 8;
  const found: number[] = [];
  let at = low % size;
  let step = high % size;
  for (let probe = 1; probe <= PROBES; probe += 1) {
    found.push(at);
    at = (at + step) % size;
    step = (step + probe) % size;
  }
  return found;
}
