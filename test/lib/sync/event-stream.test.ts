import { describe, expect, it } from 'vitest';
import { signsOf } from '#lib/sync/event-stream.ts';

function streamOf(pieces: (string | Uint8Array)[], { open = false } = {}): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(typeof piece === 'string' ? encoder.encode(piece) : piece);
      if (!open) controller.close();
    },
  });
}

async function read(stream: ReadableStream<Uint8Array>, quietMs = 1_000) {
  const signs = [];
  for await (const sign of signsOf(stream, quietMs)) signs.push(sign === 'alive' ? sign : sign.event);
  return signs;
}

describe('an event stream', () => {
  it('gives events by their name, and comments as signs of life', async () => {
    expect(await read(streamOf([':\n\n', 'event: poke\ndata:\n\n', ': still here\n\n']))).toEqual([
      'alive',
      'poke',
      'alive',
    ]);
  });

  it('is read the same in whatever pieces it comes', async () => {
    const text = ':\r\n\r\nevent: poke\r\ndata:\r\n\r\nevent: poke\r\ndata: x\r\n\r\n';
    const bytes = [...new TextEncoder().encode(text)].map((byte) => new Uint8Array([byte]));
    expect(await read(streamOf(bytes))).toEqual(['alive', 'poke', 'poke']);
  });

  it('gives no event that its end cut off', async () => {
    expect(await read(streamOf(['event: poke\ndata:']))).toEqual([]);
  });

  it('ends when nothing is heard for too long', async () => {
    expect(await read(streamOf([':\n\n'], { open: true }), 20)).toEqual(['alive']);
  });

  it('ends, and does not throw, when it breaks', async () => {
    const broken = new ReadableStream<Uint8Array>({ start: (controller) => controller.error(new Error('cut')) });
    expect(await read(broken)).toEqual([]);
  });
});
