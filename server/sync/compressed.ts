import { promisify } from 'node:util';
import { gzip, zstdCompress } from 'node:zlib';

/** Below this (bytes) an answer fits one packet anyway. */
const WORTH_IT = 1_024;

const ENCODERS = [
  ['zstd', promisify(zstdCompress)],
  ['gzip', promisify(gzip)],
] as const;

/** A text as an answer's body, compressed in the best way the asker takes, off the thread that serves others. */
export async function compressed(
  text: string,
  accepted: string | undefined,
): Promise<{ body: Uint8Array<ArrayBuffer>; headers: Record<string, string> }> {
  const bytes = Buffer.from(text);
  const [encoding, encode] = (bytes.length >= WORTH_IT && ENCODERS.find(([name]) => takes(accepted, name))) || [];
  const vary = { vary: 'Accept-Encoding' };
  if (encoding === undefined || encode === undefined) return { body: bytes, headers: vary };
  return { body: await encode(bytes), headers: { ...vary, 'content-encoding': encoding } };
}

/** Whether an Accept-Encoding names this one, and not by a weight of nothing (RFC 9110, 12.5.3). */
const takes = (accepted: string | undefined, name: string): boolean =>
  (accepted ?? '').split(',').some((item) => {
    const [coding, ...parameters] = item.split(';').map((part) => part.trim());
    return coding === name && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
