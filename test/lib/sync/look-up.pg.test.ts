import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lookUps } from '#lib/sync/look-up.ts';
import { joinAs, makeWorkspace, startTestHub, type TestHub } from '#test/support/hub/start-test-hub.ts';
import { openClient } from '#test/support/sync/client.ts';
import { newId } from '#test/support/unit/rows.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const signal = new AbortController().signal;

/** A browser whose hub knows Jane and nobody else. */
async function knowingJane() {
  const workspace = await makeWorkspace(hub);
  const client = await openClient(hub.url, await joinAs(hub, workspace));
  const contactId = newId();
  const jane = {
    fullName: 'Jane Doe',
    email: 'jane@acme.example',
    phone: '+15550100',
    title: 'VP',
    companyName: 'Acme',
  };
  await client.port.run('addContact', { contactId, ...jane });
  await client.sync();
  await client.db.lookups.clear();
  return { ...client, contactId, ask: lookUps(client.parts.hub, client.port) };
}

describe('looking somebody up', () => {
  it('keeps card and picture, so that the next look needs no network', async () => {
    const { ask, port, contactId } = await knowingJane();
    const answer = await ask.lookupContact({ email: 'Jane@ACME.example' }, signal);
    expect(answer).toMatchObject({ ok: true, value: { matches: [{ id: contactId }] } });
    expect(await port.read('lookup', { email: 'jane@acme.example' })).toMatchObject({ cards: [{ name: 'Jane Doe' }] });
    expect(await port.read('picture', { contactId })).toMatchObject({ picture: { contact: { title: 'VP' } } });
  });

  it('keeps that nobody has an address, and creates nothing', async () => {
    const { ask, port } = await knowingJane();
    expect(await ask.lookupContact({ phone: '+49 30 901820' }, signal)).toMatchObject({ value: { matches: [] } });
    expect(await port.read('lookup', { phone: '004930901820' })).toMatchObject({ cards: [] });
    expect(await ask.searchContacts('901820', signal)).toEqual({ ok: true, value: [] });
  });

  it('finds by words, and fetches a picture and older touches', async () => {
    const { ask, port, contactId } = await knowingJane();
    expect(await ask.searchContacts('doe acme', signal)).toMatchObject({ ok: true, value: [{ id: contactId }] });
    expect(await ask.fetchPicture(contactId, signal)).toMatchObject({ ok: true, value: { touches: { next: null } } });
    expect(await port.read('picture', { contactId })).not.toBeNull();
    expect(await ask.fetchPicture(newId(), signal)).toMatchObject({ ok: false, code: 'not_found' });
  });

  it('keeps what it knew when the hub is away', async () => {
    const { ask, port, contactId, network } = await knowingJane();
    await ask.fetchPicture(contactId, signal);
    network.fetch = () => Promise.reject(new TypeError('No network'));
    expect(await ask.fetchPicture(contactId, signal)).toMatchObject({ ok: false, kind: 'offline' });
    expect(await port.read('picture', { contactId })).toMatchObject({ picture: { contact: { name: 'Jane Doe' } } });
  });
});
