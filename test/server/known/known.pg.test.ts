import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mayHold } from '#lib/known/filter.ts';
import { type Asked, formsOf } from '#lib/known/form.ts';
import { type Added, hashesIn, readKnown, type Whole } from '#lib/known/wire.ts';
import { pullResponse } from '#lib/protocol/pull.ts';
import { PROTOCOL_VERSION } from '#lib/protocol/version.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import { createFilters } from '#server/known/filters.ts';
import { hashNow } from '#server/known/hash.ts';
import { countAddresses, currentMark, entriesAfter } from '#server/known/repository.ts';
import { createInProcessBus } from '#server/sync/bus.ts';
import { ingest } from '#server/touches/ingest.ts';
import { refusalOf } from '#test/support/hub/answers.ts';
import { seedInto } from '#test/support/hub/seed.ts';
import {
  joinAs,
  makeWorkspace,
  posting,
  startTestHub,
  type TestHub,
  type TestMember,
} from '#test/support/hub/start-test-hub.ts';

let hub: TestHub;
let rep: TestMember;
let seed: ReturnType<typeof seedInto>;

beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());
beforeEach(async () => {
  rep = await joinAs(hub, await makeWorkspace(hub));
  seed = seedInto(hub, rep.workspace);
  await seed.contact({ name: 'Ann Lee', emails: ['ann@acme.test'], phones: ['+4930123456'] });
  await seed.contact({ name: 'Müller', emails: ['m@müller.test'] });
});

async function get(query = '', of = rep): Promise<Whole | Added> {
  const answer = await of.fetch(`/known${query}`);
  expect(answer.headers.get('content-type')).toBe('application/octet-stream');
  const read = readKnown(new Uint8Array(await answer.arrayBuffer()));
  if (read === null) throw new Error('the answer is no filter');
  return read;
}
async function whole(of = rep): Promise<Whole> {
  const got = await get('', of);
  if (!('filter' in got)) throw new Error('not the whole filter');
  return got;
}
async function addedSince({ key, position }: Whole): Promise<Added> {
  const got = await get(`?since=${key}.${position}`);
  if (!('hashes' in got)) throw new Error('not what was added');
  return got;
}
const holds = ({ key, filter }: Whole, asked: Asked) =>
  formsOf(asked).some((form) => mayHold(filter, hashNow(key, form)));
const addedHolds = ({ key, hashes }: Added, asked: Asked) => {
  const all = new Set([...hashesIn(hashes)].map(String));
  return formsOf(asked).some((form) => all.has(String(hashNow(key, form))));
};
const push = (name: string, email: string) =>
  rep.fetch(
    '/push',
    posting({
      protocol: PROTOCOL_VERSION,
      clientId: uuidv7(),
      mutations: [
        {
          seq: 1,
          body: {
            name: 'contact.add',
            contactId: uuidv7(),
            fullName: name,
            email,
            phone: null,
            title: null,
            companyName: null,
          },
        },
      ],
    }),
  );

describe('the filter of known addresses', () => {
  it.each<[string, Asked]>([
    ['an address', { email: 'ann@acme.test' }],
    ['it in capitals', { email: 'ANN@Acme.TEST' }],
    ['it with a tag', { email: 'ann+crm@acme.test' }],
    ['an international domain in letters', { email: 'm@müller.test' }],
    ['the same in punycode', { email: 'm@xn--mller-kva.test' }],
    ['a number', { phone: '+49 30 123456' }],
    ['the number without its plus', { phone: '4930123456' }],
  ])('holds %s, as the look-up would find it', async (_, asked) => {
    expect(holds(await whole(), asked)).toBe(true);
    const found = (await (await rep.fetch('/contacts/lookup', posting(asked))).json()) as { matches: unknown[] };
    expect(found.matches).toHaveLength(1);
  });

  it('denies strangers, and ids of sources, which no page shows', async () => {
    const filter = await whole();
    const strangers = Array.from({ length: 200 }, (_, n) => ({ email: `stranger${n}@acme.test` }));
    expect(strangers.filter((asked) => holds(filter, asked)).length).toBeLessThan(5);
  });

  it('is not sent again while its mark stands', async () => {
    const etag = (await rep.fetch('/known')).headers.get('etag') ?? '';
    const again = await rep.fetch('/known', { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
    expect((await again.arrayBuffer()).byteLength).toBe(0);
    await seed.contact({ name: 'New', emails: ['new@acme.test'] });
    expect((await rep.fetch('/known', { headers: { 'if-none-match': `W/${etag}` } })).status).toBe(200);
  });

  it('says its mark in each pull', async () => {
    const pull = async () => pullResponse.parse(await (await rep.fetch(`/pull?protocol=${PROTOCOL_VERSION}`)).json());
    const { key, position } = await whole();
    expect((await pull()).known).toBe(`${key}.${position}`);
    await push('New', 'new@acme.test');
    expect((await pull()).known).not.toBe(`${key}.${position}`);
  });

  it('refuses a query that no mark fits in', async () => {
    expect(await refusalOf(await rep.fetch(`/known?since=${'x'.repeat(61)}`))).toEqual({
      status: 400,
      code: 'body_invalid',
    });
  });
});

describe('what was added since', () => {
  it('comes as hashes: a person whom a rep added', async () => {
    const before = await whole();
    await push('New', 'new+tag@acme.test');
    const added = await addedSince(before);
    expect(added.hashes.length).toBe(8);
    expect(addedHolds(added, { email: 'New+Tag@acme.test' })).toBe(true);
    expect(addedHolds(added, { email: 'ann@acme.test' })).toBe(false);
    expect(holds(await whole(), { email: 'new+tag@acme.test' })).toBe(true);
  });

  it('comes for people whom a source tells of, with addresses that known ones gain', async () => {
    const before = await whole();
    const item = (email: string, userId: string) => ({
      messageId: uuidv7(),
      keys: { email, userId, previousId: null, anonymousId: null },
      person: { name: null, title: null, phone: '+15550100', company: null, traits: {} },
      touch: null,
    });
    await ingest({ db: hub.database.store.db, bus: createInProcessBus() }, rep.workspace.id, {
      items: [item('source@acme.test', 'u1')],
      receivedAt: new Date().toISOString(),
    });
    const added = await addedSince(before);
    expect(added.hashes.length).toBe(16);
    expect(addedHolds(added, { email: 'source@acme.test' })).toBe(true);
    expect(addedHolds(added, { phone: '0015550100' })).toBe(true);
  });

  it('is nothing when nothing was', async () => {
    const before = await whole();
    expect(await addedSince(before)).toEqual({ key: before.key, position: before.position, hashes: new Uint8Array() });
  });

  it.each([
    ['of another workspace’s filter', '0b8f6f3a-6f0a-4c1e-9b57-0f6d1a2b3c4d.0'],
    ['that is none', 'yesterday'],
  ])('cannot be told from a mark %s: the whole comes', async (_, mark) => {
    expect(await get(`?since=${mark}`)).toHaveProperty('filter');
  });

  it('cannot be told from a mark ahead of us: the hub was restored', async () => {
    const { key, position } = await whole();
    expect(await get(`?since=${key}.${position + 1}`)).toHaveProperty('filter');
  });

  it('is too much after twenty thousand addresses: the whole comes', async () => {
    const before = await whole();
    const emails = Array.from({ length: 20_001 }, (_, n) => `many${n}@acme.test`);
    for (let from = 0; from < emails.length; from += 5_000) {
      await seed.contact({ name: 'Many', emails: emails.slice(from, from + 5_000) });
    }
    const after = await get(`?since=${before.key}.${before.position}`);
    expect('filter' in after && emails.filter((email) => !holds(after, { email }))).toEqual([]);
  });
});

describe('a new key', () => {
  it('makes every filter void: who was erased is in none', async () => {
    const before = await whole();
    await seed.inside(async (tx) => {
      await tx
        .deleteFrom('app.contacts')
        .where('workspace_id', '=', rep.workspace.id)
        .where('name', '=', 'Ann Lee')
        .execute();
      await tx
        .updateTable('app.workspaces')
        .set({ known_key: uuidv7() })
        .where('workspace_id', '=', rep.workspace.id)
        .execute();
    });
    const after = await get(`?since=${before.key}.${before.position}`);
    expect('filter' in after && holds(after, { email: 'ann@acme.test' })).toBe(false);
    expect('filter' in after && holds(after, { email: 'm@müller.test' })).toBe(true);
  });
});

describe('another workspace', () => {
  it('has a filter and a key of its own, and no other opens it', async () => {
    const stranger = await joinAs(hub, await makeWorkspace(hub, 'Other'));
    const [ours, theirs] = [await whole(), await whole(stranger)];
    expect(theirs.key).not.toBe(ours.key);
    expect(theirs.filter.count).toBe(0);
    expect(holds(theirs, { email: 'ann@acme.test' })).toBe(false);
    const { url } = hub;
    const answer = await fetch(`${url}/v1/w/${rep.workspace.id}/known`, {
      headers: { authorization: `Bearer ${stranger.token}` },
    });
    expect(await refusalOf(answer)).toEqual({ status: 401, code: 'token_invalid' });
  });

  it('stays sealed with either of the two seals alone', async () => {
    const other = await makeWorkspace(hub, 'Sealed');
    const { id } = rep.workspace;
    const { db } = hub.database.store;
    expect(await inWorkspace(db, other.id, (tx) => entriesAfter(tx, id, 0, 10))).toEqual([]);
    expect(await inWorkspace(db, other.id, (tx) => countAddresses(tx, id))).toBe(0);
    await expect(inWorkspace(db, other.id, (tx) => currentMark(tx, id))).rejects.toThrow();
    const asOwner = hub.database.store.owner;
    expect(await asOwner((tx) => entriesAfter(tx, other.id, 0, 10))).toEqual([]);
    expect(await asOwner((tx) => countAddresses(tx, other.id))).toBe(0);
    expect((await asOwner((tx) => currentMark(tx, other.id))).position).toBe(0);
  });
});

describe('filters in memory', () => {
  it('are made once for all who ask at the same time, and grow as people come', async () => {
    const filters = createFilters(hub.database.store.db);
    const [one, other] = await Promise.all([filters.of(rep.workspace.id), filters.of(rep.workspace.id)]);
    expect(one).toBe(other);
    await seed.contact({ name: 'New', emails: ['new@acme.test'] });
    const later = await filters.of(rep.workspace.id);
    expect(later.filter).toBe(one.filter);
    expect(holds(later, { email: 'new@acme.test' })).toBe(true);
  });

  it('are made anew when more came than they have room for', async () => {
    const filters = createFilters(hub.database.store.db);
    const before = await filters.of(rep.workspace.id);
    const emails = Array.from({ length: before.filter.capacity + 1 }, (_, n) => `many${n}@acme.test`);
    await seed.contact({ name: 'Many', emails });
    const after = await filters.of(rep.workspace.id);
    expect(after.filter).not.toBe(before.filter);
    expect(emails.filter((email) => !holds(after, { email }))).toEqual([]);
  });

  it('are forgotten, the oldest first, when they are too many', async () => {
    const filters = createFilters(hub.database.store.db, 3_000);
    const first = await filters.of(rep.workspace.id);
    await filters.of((await makeWorkspace(hub)).id);
    expect((await filters.of(rep.workspace.id)).filter).not.toBe(first.filter);
  });
});
