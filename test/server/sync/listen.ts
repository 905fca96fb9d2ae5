import type { TestClient } from './test-client.ts';

/** An open stream: its events one by one, and its end. */
export async function listen(client: TestClient) {
  const response = await client.account.fetch('/live');
  const reader = (response.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  let ended = false;
  const read = async () => {
    const { value, done } = await reader.read();
    ended ||= done;
    text += value ?? '';
  };
  // The first sign of life says that the stream is counted in.
  await read();
  return {
    response,
    /** The next event; null when the stream ended before one came. */
    async nextEvent(): Promise<string | null> {
      for (;;) {
        const event = /event: (\w+)\ndata:\n\n/.exec(text);
        if (event) {
          text = text.slice(event.index + event[0].length);
          return event[1] ?? null;
        }
        if (ended) return null;
        await read();
      }
    },
    leave: () => reader.cancel(),
  };
}
