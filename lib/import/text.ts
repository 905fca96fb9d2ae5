import { ImportError } from './import-error.ts';

/** Bytes in pieces of any size: a file's stream in Node, or a Blob's in the browser. */
export type Bytes = AsyncIterable<Uint8Array>;

// The class as a type: the hub compiles without the DOM's names, Node has the value alone.
type Decoder = InstanceType<typeof TextDecoder>;

/** Marks at the start of a file that name its encoding (Unicode Standard, 23.8). */
const BYTE_ORDER_MARKS = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
] as const;

/**
 * Decodes a file's bytes. Without `encoding` the byte-order mark decides, and without one it must be UTF-8: bytes that
 * aren't say so with a hint, instead of becoming wrong letters. The mark itself is left out.
 * @throws ImportError `encoding_unsupported` for an encoding that nobody knows, `encoding_wrong` for bytes that don't fit
 */
export async function* readText(bytes: Bytes, encoding?: string): AsyncGenerator<string> {
  let decoder: Decoder | null = encoding === undefined ? null : decoderFor(encoding);
  let at = 0;
  for await (const piece of bytes) {
    decoder ??= decoderFor(encodingOf(piece));
    const text = decode(decoder, piece, at);
    at += piece.length;
    if (text !== '') yield text;
  }
  const end = decoder ? decode(decoder, new Uint8Array(), at, true) : '';
  if (end !== '') yield end;
}

function encodingOf(start: Uint8Array): string {
  const mark = BYTE_ORDER_MARKS.find(({ bytes }) => bytes.every((byte, index) => start[index] === byte));
  if (mark) return mark.encoding;
  if (start.subarray(0, 1000).includes(0)) {
    throw new ImportError(
      'encoding_wrong',
      'The file holds zero bytes, as UTF-16 without a byte-order mark does. Run again with --encoding utf-16le, or save it as "CSV UTF-8".',
    );
  }
  return 'utf-8';
}

function decoderFor(encoding: string): Decoder {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch {
    throw new ImportError(
      'encoding_unsupported',
      `Nobody here knows the encoding "${encoding}". Try utf-8 or windows-1252.`,
    );
  }
}

function decode(decoder: Decoder, piece: Uint8Array, at: number, end = false): string {
  try {
    return decoder.decode(piece, { stream: !end });
  } catch {
    throw new ImportError('encoding_wrong', sentence(decoder.encoding, at, piece.length));
  }
}

const sentence = (encoding: string, from: number, length: number): string =>
  encoding === 'utf-8'
    ? `Between bytes ${from} and ${from + length} the file isn't UTF-8. Files saved by a spreadsheet are often Windows-1252: run again with --encoding windows-1252, or save the file as "CSV UTF-8".`
    : `Between bytes ${from} and ${from + length} the file isn't ${encoding}. Run again with another --encoding.`;
