import { bytesFor, type Hash, type KnownFilter } from './filter.ts';
import { hashIn } from './hash.ts';
import type { Mark } from './mark.ts';

/** The whole filter, as of its mark. */
export type Whole = Mark & { readonly filter: KnownFilter };
/** What came in since an earlier mark: eight bytes an address. */
export type Added = Mark & { readonly hashes: Uint8Array<ArrayBuffer> };

/*
 * The bytes, little endian but for the hashes; their meaning never changes under this first word:
 *   0 "TLK1" · 4 kind (0 whole, 1 added) · 8 key (16 bytes of a UUID) · 24 position (float64) · 32 count · 36 capacity
 *   (0 for added) · 40 checksum of what follows · 44 the filter's bits, or the hashes
 */
const FIRST = 0x314b4c54;
const HEAD = 44;
const HASH = 8;
const KIND = { whole: 0, added: 1 } as const;
/** No filter is larger: 400 million addresses. */
const CAPACITY_MAX = 400_000_000;

export const writeWhole = ({ filter, ...mark }: Whole): Uint8Array<ArrayBuffer> =>
  write(KIND.whole, mark, { count: filter.count, capacity: filter.capacity }, filter.bits);

export const writeAdded = ({ hashes, ...mark }: Added): Uint8Array<ArrayBuffer> =>
  write(KIND.added, mark, { count: hashes.length / HASH, capacity: 0 }, hashes);

function write(
  kind: number,
  { key, position }: Mark,
  { count, capacity }: { count: number; capacity: number },
  body: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(HEAD + body.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, FIRST, true);
  view.setUint32(4, kind, true);
  bytes.set(bytesOfKey(key), 8);
  view.setFloat64(24, position, true);
  view.setUint32(32, count, true);
  view.setUint32(36, capacity, true);
  view.setUint32(40, checksum(body), true);
  bytes.set(body, HEAD);
  return bytes;
}

/** Reads what `writeWhole` and `writeAdded` wrote; null for any other bytes, cut, grown or changed ones too. */
export function readKnown(bytes: Uint8Array<ArrayBuffer>): Whole | Added | null {
  if (bytes.length < HEAD) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, HEAD);
  const body = bytes.slice(HEAD);
  const position = view.getFloat64(24, true);
  if (view.getUint32(0, true) !== FIRST || view.getUint32(40, true) !== checksum(body)) return null;
  if (!Number.isSafeInteger(position) || position < 0) return null;
  const mark = { key: keyIn(bytes.subarray(8, 24)), position };
  const kind = view.getUint32(4, true);
  const count = view.getUint32(32, true);
  const capacity = view.getUint32(36, true);
  if (kind === KIND.added) return body.length === count * HASH ? { ...mark, hashes: body } : null;
  const fits = capacity > 0 && capacity <= CAPACITY_MAX && body.length === bytesFor(capacity);
  return kind === KIND.whole && fits ? { ...mark, filter: { capacity, count, bits: body } } : null;
}

/** The hashes in what was added. */
export function* hashesIn(hashes: Uint8Array): Generator<Hash> {
  for (let at = 0; at + HASH <= hashes.length; at += HASH) yield hashIn(hashes, at);
}

/** Hashes as the bytes in which they travel. */
export function packHashes(hashes: readonly Hash[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(hashes.length * HASH);
  const view = new DataView(bytes.buffer);
  for (const [index, [low, high]] of hashes.entries()) {
    view.setUint32(index * HASH, low);
    view.setUint32(index * HASH + 4, high);
  }
  return bytes;
}

/** FNV-1a: says whether bytes came through whole, nothing more. */
function checksum(bytes: Uint8Array): number {
  let sum = 0x811c9dc5;
  for (let index = 0; index < bytes.length; index += 1) sum = Math.imul(sum ^ (bytes[index] ?? 0), 0x01000193);
  return sum >>> 0;
}

const bytesOfKey = (key: string) =>
  Uint8Array.from(key.replaceAll('-', '').match(/../g) ?? [], (hex) => Number(`0x${hex}`));

const keyIn = (bytes: Uint8Array): string =>
  [...bytes]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
