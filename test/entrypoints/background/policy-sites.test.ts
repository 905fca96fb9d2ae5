import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { followPolicySites, tellPolicySites } from '#entrypoints/background/policy-sites.ts';
import { SITES_MAX } from '#lib/model/granted-sites.ts';
import { mutationBody } from '#lib/protocol/push.ts';
import { settle, takeBatch } from '#lib/store/outbox.ts';
import { workerSession } from '#test/support/unit/worker.ts';

const CRM = 'https://crm.acme.com/*';
const MAIL = 'https://mail.acme.com/*';
const OWN = 'https://private.example/*';
let on: string[] = [];

beforeEach(async () => {
  on = [];
  vi.spyOn(browser.permissions, 'getAll').mockImplementation(async () => ({ origins: on }));
  await fakeBrowser.storage.managed.set({ sites: ['crm.acme.com', 'mail.acme.com'] });
});

/** A worker whose hub is away. */
async function started() {
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  const session = await workerSession(() => Promise.reject(new TypeError('down')), stop.signal);
  const { db } = session.parts;
  const logged = async () =>
    (await db.outbox.toArray()).map(({ body }) => (body.name === 'sites.granted' ? body.origins : null));
  const look = async (...origins: string[]) => {
    on = origins;
    await tellPolicySites(session);
    return logged();
  };
  return { session, db, logged, look };
}

describe('the sites that an organisation has set', () => {
  it('are told to the hub when they are on, those of the person’s own never', async () => {
    const { look } = await started();
    expect(await look(OWN)).toEqual([]);
    expect(await look(CRM, OWN)).toEqual([[CRM]]);
    expect(await look(CRM, MAIL, OWN)).toEqual([[CRM], [MAIL]]);
  });

  it('are told once, however often the worker starts', async () => {
    const { look } = await started();
    await look(CRM);
    expect(await Promise.all([look(CRM), look(CRM), look(CRM)])).toEqual([[[CRM]], [[CRM]], [[CRM]]]);
  });

  it('are told again after they were taken back', async () => {
    const { look } = await started();
    await look(CRM);
    expect(await look()).toEqual([[CRM]]);
    expect(await look(CRM)).toEqual([[CRM], [CRM]]);
  });

  it('wait for a hub that is away without being counted, and bother nobody when it is too old to know them', async () => {
    const { look, db, session } = await started();
    await look(CRM);
    expect((await session.port.read('syncState', {})).waiting).toBe(0);
    const batch = await takeBatch(db, Date.now());
    const refusal = { status: 'refused', code: 'mutation_invalid', message: 'No.' } as const;
    await settle(db, batch?.clientId ?? '', [{ seq: batch?.mutations[0]?.seq ?? 0, ...refusal }]);
    expect(await session.port.read('refused', {})).toEqual([]);
    expect(await look(CRM)).toEqual([]);
  });

  it('are told in parts that the hub takes, however many they are', async () => {
    const sites = Array.from({ length: SITES_MAX + 1 }, (_, n) => `https://crm${n}.acme.com/*`);
    await fakeBrowser.storage.managed.set({ sites });
    const { look, db } = await started();
    expect((await look(...sites)).map((origins) => origins?.length)).toEqual([SITES_MAX, 1]);
    for (const { body } of await db.outbox.toArray()) expect(mutationBody.safeParse(body).success).toBe(true);
  });

  it('are looked at again when the person switches one on, and when the policy changes', async () => {
    const { session, logged } = await started();
    const heard: (() => void)[] = [];
    vi.spyOn(browser.permissions.onAdded, 'addListener').mockImplementation(
      (each) => void heard.push(each as () => void),
    );
    vi.spyOn(browser.permissions.onRemoved, 'addListener').mockImplementation(() => {});
    followPolicySites(async () => session);
    on = [CRM, OWN];
    for (const each of heard) each();
    await vi.waitFor(async () => expect(await logged()).toEqual([[CRM]]));
    await fakeBrowser.storage.managed.set({ sites: ['crm.acme.com', 'private.example'] });
    await vi.waitFor(async () => expect(await logged()).toEqual([[CRM], [OWN]]));
  });

  it('are nobody’s affair without a hub or a policy', async () => {
    await tellPolicySites(null);
    await fakeBrowser.storage.managed.set({ sites: [] });
    expect(await (await started()).look(CRM)).toEqual([]);
  });
});
