import { promisify } from 'node:util';
import { gunzip, inflate, inflateRaw } from 'node:zlib';
import { HubProblem } from '#server/app/hub-problem.ts';

const [gunzipped, inflated, rawInflated] = [promisify(gunzip), promisify(inflate), promisify(inflateRaw)];

/** What a body may weigh on the wire (Segment's batch limit), and once unpacked: no bomb grows beyond it. */
export const BODY_MAX = 500 * 1024;
export const UNPACKED_MAX = 2 * 1024 * 1024;

/**
 * Reads a body as JSON, whatever its content type says: RudderStack's clients send JSON as
 * application/x-www-form-urlencoded. gzip and deflate are unpacked.
 * @throws HubProblem batch_too_large, encoding_unsupported, body_invalid, body_not_json
 */
export async function readJson(request: Request): Promise<unknown> {
  const bytes = await unpack(await readAll(request), request.headers.get('content-encoding') ?? 'identity');
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new HubProblem('body_not_json', 'The body is not JSON in UTF-8.');
  }
}

async function readAll(request: Request): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of request.body ?? []) {
    size += piece.length;
    if (size > BODY_MAX) throw tooLarge();
    pieces.push(piece);
  }
  return Buffer.concat(pieces, size);
}

async function unpack(bytes: Buffer, encoding: string): Promise<Buffer> {
  const name = encoding.trim().toLowerCase();
  if (name === 'identity' || name === '') return bytes;
  if (name !== 'gzip' && name !== 'x-gzip' && name !== 'deflate') {
    throw new HubProblem('encoding_unsupported', 'Send the body as it is, or packed by gzip or deflate.');
  }
  const options = { maxOutputLength: UNPACKED_MAX };
  try {
    if (name !== 'deflate') return await gunzipped(bytes, options);
    // "deflate" means zlib's wrapping (RFC 9110, 8.4.1.2), but some senders leave it out; its first byte tells.
    return await (((bytes[0] ?? 0) & 0x0f) === 8 ? inflated(bytes, options) : rawInflated(bytes, options));
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge();
    throw new HubProblem('body_invalid', `The body cannot be unpacked as ${name}.`);
  }
}

const tooLarge = () =>
  new HubProblem('batch_too_large', 'A batch may weigh 500 kB as sent and 2 MB unpacked: send fewer events at once.');
