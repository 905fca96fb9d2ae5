import { afterEach, describe, expect, it, vi } from 'vitest';
import { sendFromFrame, sendFromPage } from '#lib/messages/send.ts';

const ANSWER = { ok: true, back: null };
const DIED = new Error('A listener indicated an asynchronous response, but the message channel closed.');

/** The browser's API as a content script sees it, whose background answers so, one after another. */
function background(...answers: (object | Error | undefined)[]) {
  const runtime: { id: string | undefined; sendMessage: unknown } = { id: 'touchline', sendMessage: null };
  const sendMessage = vi.fn(async () => {
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return answer;
  });
  vi.stubGlobal('chrome', { runtime: Object.assign(runtime, { sendMessage }) });
  return { runtime, sendMessage };
}

afterEach(() => void vi.unstubAllGlobals());

describe('a call to the background', () => {
  it('is said once where it is answered', async () => {
    const { sendMessage } = background(ANSWER);
    expect(await sendFromPage('page.start', {})).toEqual(ANSWER);
    expect(sendMessage).toHaveBeenCalledTimes(1);
  });

  it.each([DIED, undefined])('is said again, in the same words, when the worker died over it: %s', async (died) => {
    const { sendMessage } = background(died, ANSWER);
    const run = { name: 'logNote', args: { noteId: '1' } };
    expect(await sendFromFrame('store.run', run, 7)).toEqual(ANSWER);
    expect(sendMessage.mock.calls).toEqual([
      [{ call: 'store.run', say: run, tab: 7 }],
      [{ call: 'store.run', say: run, tab: 7 }],
    ]);
  });

  it('is given up when the second is not answered either', async () => {
    const { sendMessage } = background(DIED, DIED, ANSWER);
    expect(await sendFromPage('page.start', {})).toEqual({ ok: false, code: 'failed' });
    expect(sendMessage).toHaveBeenCalledTimes(2);
  });

  it('is not said again when it was refused', async () => {
    const refused = { ok: false, code: 'too_many' };
    const { sendMessage } = background(refused, ANSWER);
    expect(await sendFromPage('page.start', {})).toEqual(refused);
    expect(sendMessage).toHaveBeenCalledTimes(1);
  });

  it('is not said to an extension that was removed or updated', async () => {
    const { runtime, sendMessage } = background(ANSWER);
    runtime.id = undefined;
    expect(await sendFromPage('page.start', {})).toEqual({ ok: false, code: 'failed' });
    expect(sendMessage).not.toHaveBeenCalled();
  });
});
