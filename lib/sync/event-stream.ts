/** What comes down the stream: an event by its name, or a comment, which is only a sign of life. */
export type StreamSign = { event: string } | 'alive';

/** Splits text into whole lines, whatever the pieces in which it comes. */
async function* linesOf(stream: ReadableStream<Uint8Array>, quietMs: number): AsyncGenerator<string> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await readWithin(reader, quietMs);
      if (done) return;
      const lines = (rest + decoder.decode(value, { stream: true })).split(/\r\n|\n|\r/);
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

/** The next piece; the end, when nothing came for `quietMs`. */
async function readWithin(reader: ReadableStreamDefaultReader<Uint8Array>, quietMs: number) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const quiet = new Promise<{ done: true; value: undefined }>((resolve) => {
    timer = setTimeout(() => resolve({ done: true, value: undefined }), quietMs);
  });
  try {
    return await Promise.race([reader.read(), quiet]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Reads an event stream (HTML standard, 9.2.6) as far as pokes need it: names of events and comments. It ends when
 * the stream does, breaks, or stays quiet for `quietMs`.
 */
export async function* signsOf(stream: ReadableStream<Uint8Array>, quietMs: number): AsyncGenerator<StreamSign> {
  let event = '';
  try {
    for await (const line of linesOf(stream, quietMs)) {
      if (line.startsWith(':')) yield 'alive';
      else if (line.startsWith('event:')) event = line.slice('event:'.length).trim();
      else if (line === '' && event !== '') {
        yield { event };
        event = '';
      }
    }
  } catch {
    // A broken stream is an ended one: the caller opens it anew.
  }
}
