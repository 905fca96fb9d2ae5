import { describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { authWindow } from '#lib/browser/auth-window.ts';

/** A browser whose window ends like this. */
const ending = (launchWebAuthFlow: () => Promise<string>) => {
  vi.spyOn(fakeBrowser.identity, 'launchWebAuthFlow').mockImplementation(launchWebAuthFlow);
};

describe('the window for signing in', () => {
  it('hands back where the sign-in ended', async () => {
    ending(async () => 'https://abc.chromiumapp.org/hub?code=1');
    expect(await authWindow.launch('https://hub.example')).toEqual({ url: 'https://abc.chromiumapp.org/hub?code=1' });
  });

  it.each([
    ['The user did not approve access.', 'closed'],
    ['User cancelled or denied access.', 'closed'],
    ['Authorization page could not be loaded.', 'unshown'],
  ] as const)('says whether it was the person who ended it: %s', async (message, failed) => {
    ending(() => Promise.reject(new Error(message)));
    expect(await authWindow.launch('https://hub.example')).toEqual({ failed });
  });
});
