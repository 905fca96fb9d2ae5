import { expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { openOptions, openSignIn } from '#lib/browser/open-options.ts';

it('signing in again opens the options at that part, in a tab', async () => {
  const create = vi.spyOn(fakeBrowser.tabs, 'create');
  await openSignIn();
  expect(create).toHaveBeenCalledWith({ url: expect.stringMatching(/options\.html#sign-in$/) });
});

it('where the browser gives a frame neither tabs nor options by name, their address is opened', async () => {
  const opened = vi.spyOn(window, 'open').mockReturnValue(null);
  vi.spyOn(fakeBrowser.tabs, 'create').mockRejectedValue(new Error('denied'));
  vi.spyOn(fakeBrowser.runtime, 'openOptionsPage').mockRejectedValue(new Error('denied'));
  await openSignIn();
  await openOptions();
  expect(opened.mock.calls.map(([url]) => `${url}`.split('/').at(-1))).toEqual([
    'options.html#sign-in',
    'options.html',
  ]);
});
