import { pipeline } from 'node:stream/promises';
import { createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { HubProblem } from '#server/app/hub-problem.ts';

/**
 * What a body may weigh on the wire (Segment's batch limit), and once unpacked; and how many times its weight it may
 * have gained, past a beginning in which that says little: packed events gain five to thirty times.
 */
export const BODY_MAX = 500 * 1024;
export const UNPACKED_MAX = 2 * 1024 * 1024;
const RATIO_MAX = 100;
const RATIO_FREE = 64 * 1024;

/**
 * Reads a body as JSON, whatever its content type says: RudderStack's clients send JSON as
 * application/x-www-form-urlencoded. gzip and deflate are unpacked while they come in, so that a bomb is left early.
 * @throws HubProblem batch_too_large, encoding_unsupported, body_invalid, body_not_json
 */
export async function readJson(request: Request): Promise<unknown> {
  const bytes = await readBytes(request, request.headers.get('content-encoding') ?? '');
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new HubProblem('body_not_json', 'The body is not JSON in UTF-8.');
  }
}

/** The body's bytes, unpacked. */
async function readBytes(request: Request, encoding: string): Promise<Buffer> {
  const name = encoding.trim().toLowerCase();
  const packed = name !== 'identity' && name !== '';
  if (packed && !['gzip', 'x-gzip', 'deflate'].includes(name)) {
    throw new HubProblem('encoding_unsupported', 'Send the body as it is, or packed by gzip or deflate.');
  }
  const sent = { size: 0 };
  try {
    const pieces = countedPieces(request.body, sent);
    return await (packed ? unpacked(pieces, name, sent) : gathered(pieces, () => BODY_MAX));
  } catch (error) {
    if (error instanceof HubProblem) throw error;
    throw new HubProblem('body_invalid', packed ? `The body cannot be unpacked as ${name}.` : 'The body broke off.');
  }
}

async function* countedPieces(body: Request['body'], sent: { size: number }): AsyncGenerator<Uint8Array> {
  for await (const piece of body ?? []) {
    sent.size += piece.length;
    if (sent.size > BODY_MAX) throw tooLarge();
    yield piece;
  }
}

async function unpacked(pieces: AsyncGenerator<Uint8Array>, name: string, sent: { size: number }): Promise<Buffer> {
  const first = await pieces.next();
  const head: Uint8Array = first.done ? Buffer.alloc(0) : first.value;
  const whole = async function* () {
    yield head;
    yield* pieces;
  };
  const most = () => Math.min(UNPACKED_MAX, Math.max(RATIO_FREE, RATIO_MAX * sent.size));
  return pipeline(whole, unpackerOf(name, head), (stream) => gathered(stream, most));
}

/** "deflate" means zlib's wrapping (RFC 9110, 8.4.1.2), but some senders leave it out; its first byte tells. */
function unpackerOf(name: string, head: Uint8Array) {
  if (name !== 'deflate') return createGunzip();
  return ((head[0] ?? 0) & 0x0f) === 8 ? createInflate() : createInflateRaw();
}

/** All pieces as one, as long as they weigh no more than `most` says at the time. */
async function gathered(pieces: AsyncIterable<Uint8Array>, most: () => number): Promise<Buffer> {
  const kept: Uint8Array[] = [];
  let size = 0;
  for await (const piece of pieces) {
    size += piece.length;
    if (size > most()) throw tooLarge();
    kept.push(piece);
  }
  return Buffer.concat(kept, size);
}

const tooLarge = () =>
  new HubProblem('batch_too_large', 'A batch may weigh 500 kB as sent and 2 MB unpacked: send fewer events at once.');
