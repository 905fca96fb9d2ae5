import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import loader from '#entrypoints/site/index.ts';
import { whenIdle } from '#entrypoints/site/when-idle.ts';
import { arrive, joinReader } from '#lib/sites/presence.ts';

let life = new AbortController();
beforeEach(() => {
  document.body.innerHTML = '<h1>Jane Doe</h1>';
});
afterEach(() => {
  life.abort();
  life = new AbortController();
});

describe('the loader', () => {
  it('asks for the reader once the page is idle, once per page', async () => {
    const sent = vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockResolvedValue({ ok: true, back: null } as never);
    loader.main();
    loader.main();
    await vi.waitFor(() => expect(sent).toHaveBeenCalledWith({ call: 'page.start', say: {} }));
    expect(sent).toHaveBeenCalledOnce();
    joinReader()?.abort();
  });

  it.each(['', '<p>We are closed.</p><ul><li>See you</li></ul>'])(
    'lets the reader wait while nobody can be on the page: %s',
    async (blank) => {
      const sent = vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockResolvedValue({ ok: true, back: null } as never);
      sent.mockClear();
      document.body.innerHTML = blank;
      const started = loader.main();
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(sent).not.toHaveBeenCalled();
      document.body.innerHTML += '<p>jane@acme.test</p>';
      await started;
      expect(sent).toHaveBeenCalledOnce();
      joinReader()?.abort();
    },
  );

  it('leaves when its site is off', async () => {
    vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockResolvedValue({ ok: false, code: 'refused' } as never);
    await loader.main();
    expect(joinReader()).toBeNull();
  });
});

describe('presence', () => {
  it('is taken once, joined once, and free again after leaving', () => {
    expect(joinReader()).toBeNull();
    const stay = arrive();
    expect(arrive()).toBeNull();
    expect(joinReader()).toBe(stay);
    expect(joinReader()).toBeNull();
    stay?.abort();
    const again = arrive();
    expect(again).not.toBeNull();
    again?.abort();
  });
});

it('waits until the page is shown', async () => {
  const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
  let idle = false;
  const waiting = whenIdle(life.signal).then(() => {
    idle = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(idle).toBe(false);
  hidden.mockReturnValue(false);
  document.dispatchEvent(new Event('visibilitychange'));
  await waiting;
  expect(idle).toBe(true);
  hidden.mockRestore();
});
