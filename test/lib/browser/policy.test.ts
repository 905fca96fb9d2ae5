import { describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { policy } from '#lib/browser/policy.ts';

const NOTHING = { hub: null, sites: [] };
const setting = async (values: Record<string, unknown>) => {
  await fakeBrowser.storage.managed.set(values);
  return policy();
};

describe('what an organisation has set', () => {
  it('is the hub’s address and its sites, each once, as the browser grants them', async () => {
    const sites = [
      'https://crm.acme.com',
      'https://crm.acme.com/contacts',
      'mail.acme.com',
      'http://old.acme.com:8080',
    ];
    expect(await setting({ hub: ' touchline.acme.com ', sites })).toEqual({
      hub: 'touchline.acme.com',
      sites: ['https://crm.acme.com/*', 'https://mail.acme.com/*', 'http://old.acme.com/*'],
    });
  });

  it('is nothing where no one has, or what stands there has another form', async () => {
    expect(await policy()).toEqual(NOTHING);
    expect(await setting({ hub: 7, sites: 'crm.acme.com' })).toEqual(NOTHING);
    expect(await setting({ hub: ' ', sites: [7, 'chrome://settings', ''] })).toEqual(NOTHING);
  });

  it('is nothing in Firefox without a policy, which rejects the question', async () => {
    const { get } = fakeBrowser.storage.managed;
    Object.assign(fakeBrowser.storage.managed, {
      get: () => Promise.reject(new Error('Managed storage manifest not found')),
    });
    expect(await policy()).toEqual(NOTHING);
    Object.assign(fakeBrowser.storage.managed, { get });
  });
});
