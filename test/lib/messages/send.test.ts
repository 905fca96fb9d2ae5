import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sendFromFrame, sendFromPage } from '#lib/messages/send.ts';

const ANSWER = { ok: true, back: null };
const DIED = new Error('A listener indicated an asynchronous response, but the message channel closed.');

/** The browser's API as a content script sees it, whose background answers so, one after another. */
function background(...answers: (object | Error | undefined)[]) {
  const sendMessage = vi.fn(async () => {
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return answer;
  });
  vi.stubGlobal('chrome', { runtime: { id: 'touchline', sendMessage } });
  return { sendMessage };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** What a call comes back with, once all pauses are over. */
async function settled<T>(answer: Promise<T>): Promise<T> {
  await vi.runAllTimersAsync();
  return answer;
}

describe('a call to the background', () => {
  it('is said once where it is answered', async () => {
    const { sendMessage } = background(ANSWER);
    expect(await settled(sendFromPage('page.start', {}))).toEqual(ANSWER);
    expect(sendMessage).toHaveBeenCalledTimes(1);
  });

  it.each([DIED, undefined])('is said again, in the same words, when the worker died over it: %s', async (died) => {
    const { sendMessage } = background(died, ANSWER);
    const run = { name: 'logNote', args: { noteId: '1' } };
    expect(await settled(sendFromFrame('store.run', run, 7))).toEqual(ANSWER);
    expect(sendMessage.mock.calls).toEqual([
      [{ call: 'store.run', say: run, tab: 7 }],
      [{ call: 'store.run', say: run, tab: 7 }],
    ]);
  });

  it('is said a little later where the next worker died as well, and then given up', async () => {
    background(DIED, DIED, ANSWER);
    expect(await settled(sendFromPage('page.start', {}))).toEqual(ANSWER);
    const { sendMessage } = background(DIED, DIED, DIED, ANSWER);
    expect(await settled(sendFromPage('page.start', {}))).toEqual({ ok: false, code: 'failed' });
    expect(sendMessage).toHaveBeenCalledTimes(3);
  });

  it('is not said again when it was refused', async () => {
    const refused = { ok: false, code: 'too_many' };
    const { sendMessage } = background(refused, ANSWER);
    expect(await settled(sendFromPage('page.start', {}))).toEqual(refused);
    expect(sendMessage).toHaveBeenCalledTimes(1);
  });

  it('fails where the extension was removed or updated', async () => {
    vi.stubGlobal('chrome', {});
    expect(await settled(sendFromPage('page.start', {}))).toEqual({ ok: false, code: 'failed' });
  });
});
