import { pino } from 'pino';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashSecret } from '#server/auth/secrets.ts';
import type { Tx } from '#server/db/schema.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import { runDue } from '#server/retention/daily.ts';
import { createClockDoubt } from '#server/retention/doubt.ts';
import { RETENTION_DAYS } from '#server/retention/kinds.ts';
import { type RetentionCounts, runRetention } from '#server/retention/run.ts';
import { createInProcessBus } from '#server/sync/bus.ts';
import { noteCreate, replyCreate, TestClient } from '#test/server/sync/test-client.ts';
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

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.now();
const daysAgo = (days: number) => new Date(NOW - days * DAY).toISOString();

let hub: TestHub;
let admin: TestMember;
let contactId: string;

beforeEach(async () => {
  hub = await startTestHub();
  admin = await joinAs(hub, await makeWorkspace(hub), 'admin');
  contactId = await seedInto(hub, admin.workspace).contact({ name: 'Kim', emails: ['kim@acme.test'] });
});
afterEach(() => hub.close());

const inside = <T>(work: (tx: Tx) => Promise<T>) => inWorkspace(hub.database.store.db, admin.workspace.id, work);
const run = (signal = new AbortController().signal, days = 0): Promise<RetentionCounts | null> =>
  runRetention(
    { store: hub.database.store, bus: createInProcessBus(), now: () => new Date(NOW + days * DAY), signal },
    admin.workspace.id,
  );
/** As if the last run were yesterday's. */
const nextDay = () =>
  inside((tx) =>
    tx
      .updateTable('app.retention')
      .set({ ran_at: daysAgo(1) })
      .execute(),
  );
const touch = (type: string, days: number) =>
  seedInto(hub, admin.workspace).touches(contactId, [{ type, at: daysAgo(days), title: `${type} ${days}` }]);
const titles = async () =>
  (await inside((tx) => tx.selectFrom('app.touches').select('title').execute())).map(({ title }) => title).sort();

describe('a clock in doubt', () => {
  /** What the hub does at its hourly looks, by a clock that stands so many days ahead. */
  const look = (doubts: ReturnType<typeof createClockDoubt>, daysAhead: number) =>
    runDue(
      {
        store: hub.database.store,
        bus: createInProcessBus(),
        now: () => new Date(NOW + daysAhead * DAY),
        signal: new AbortController().signal,
        log: pino({ level: 'silent' }),
      },
      doubts,
    );

  it('takes nothing for four hours of running, and goes on once it is right', async () => {
    await touch('form.submitted', 1);
    await run();
    await nextDay();
    let uptime = 0;
    const doubts = createClockDoubt(() => uptime);
    await look(doubts, 1_200);
    uptime = 4 * HOUR - 1;
    await look(doubts, 1_200);
    expect(await titles()).toEqual(['form.submitted 1']);
    await look(doubts, 0);
    await nextDay();
    await look(doubts, 1_200);
    expect(await titles()).toEqual(['form.submitted 1']);
    uptime += 4 * HOUR;
    await look(doubts, 1_200);
    expect(await titles()).toEqual([]);
  });

  it('is none on a hub where retention never ran', async () => {
    await touch('form.submitted', 1_200);
    await look(createClockDoubt(), 0);
    expect(await titles()).toEqual([]);
  });

  it('of former days does not keep later runs away', async () => {
    await inside((tx) =>
      tx
        .insertInto('app.retention')
        .values({ workspace_id: admin.workspace.id, ran_at: daysAgo(-900) })
        .execute(),
    );
    await touch('form.submitted', 1_200);
    expect(await run()).toEqual({ touches: 1 });
  });
});

describe('a run of retention', () => {
  it('takes touches by their age: those that say little sooner than the others', async () => {
    for (const days of [179, 181]) await touch('email.opened', days);
    for (const days of [181, 1_094, 1_096]) await touch('form.submitted', days);
    expect(await run()).toEqual({ passiveTouches: 1, touches: 1 });
    expect(await titles()).toEqual(['email.opened 179', 'form.submitted 1094', 'form.submitted 181']);
  });

  it('takes what a program did and what nobody claimed', async () => {
    const [clicked] = await touch('email.clicked', 200);
    const [viewed] = await touch('page.viewed', 200);
    await inside(async (tx) => {
      await tx
        .updateTable('app.touches')
        .set({ verdict: 'machine' })
        .where('id', '=', clicked ?? '')
        .execute();
      const visitor = { contact_id: null, anonymous_id: 'v1' };
      await tx
        .updateTable('app.touches')
        .set(visitor)
        .where('id', '=', viewed ?? '')
        .execute();
    });
    expect(await run()).toEqual({ passiveTouches: 1, visitors: 1 });
  });

  it('walks over many rows that stay, each once', async () => {
    const at = daysAgo(400);
    const many = Array.from({ length: 6_000 }, () => ({ type: 'form.submitted', at }));
    await seedInto(hub, admin.workspace).touches(contactId, [...many, ...many].slice(0, 6_000));
    await touch('email.opened', 400);
    expect(await run()).toEqual({ passiveTouches: 1 });
  });

  it('takes events set aside, reports, refusals and the log of the audit when they are old', async () => {
    const place = { workspace_id: admin.workspace.id };
    const client = new TestClient(admin);
    await client.pushOne({ name: 'nonsense' });
    await inside(async (tx) => {
      const event = { ...place, code: 'event_invalid', message: 'no', event: '{}' };
      await tx
        .insertInto('app.rejected_events')
        .values({ ...event, id: uuidv7(), received_at: daysAgo(31) })
        .execute();
      await tx
        .updateTable('app.refusals')
        .set({ at: daysAgo(366) })
        .execute();
    });
    await hub.database.store.owner((tx) =>
      tx
        .updateTable('app.audit')
        .set({ at: daysAgo(731) })
        .execute(),
    );
    expect(await run()).toMatchObject({ rejectedEvents: 1, refusals: 1 });
    const log = await inside((tx) => tx.selectFrom('app.audit').select('action').execute());
    expect(log).toEqual([{ action: 'retention.ran' }]);
  });

  it('leaves notes for good, unless the workspace says otherwise; then every client takes them away', async () => {
    const client = new TestClient(admin);
    const note = noteCreate(contactId, { text: 'wants a demo' });
    await client.push(note, replyCreate(note.noteId, 'me too'));
    await client.pull();
    const received = { received_at: daysAgo(800) };
    await inside((tx) => tx.updateTable('app.notes').set(received).execute());
    expect(await run()).toEqual({});
    await admin.fetch('/privacy/retention', { ...posting({ notes: 30 }), method: 'PUT' });
    expect(await run()).toEqual({ notes: 1 });
    await client.pull();
    const gone = { text: '', deletedAt: expect.any(String) };
    expect(client.rows('notes')).toMatchObject([gone]);
    expect(client.rows('replies')).toMatchObject([gone]);
    const tallies = await inside((tx) => tx.selectFrom('app.note_tallies').select('notes').execute());
    expect(tallies).toEqual([{ notes: 1 }]);
  });

  it('changes the score, which is worked out of what is left', async () => {
    await touch('form.submitted', 10);
    const scoreOf = async () => {
      const picture = await (await admin.fetch(`/contacts/${contactId}`)).json();
      return (picture as { score: { score: number } }).score.score;
    };
    const before = await scoreOf();
    await admin.fetch('/privacy/retention', { ...posting({ touches: 5 }), method: 'PUT' });
    expect(await run()).toEqual({ touches: 1 });
    expect(await scoreOf()).toBeLessThan(before);
  });

  it('runs once a day, and in one hub at a time', async () => {
    const runs = await Promise.all([run(), run(), run()]);
    expect(runs.filter((counts) => counts !== null)).toHaveLength(1);
    expect(await run()).toBeNull();
    await nextDay();
    expect(await run()).toEqual({});
  });

  it('is taken up by another hub when the one that had it is gone', async () => {
    const stopped = AbortSignal.abort();
    await touch('email.opened', 200);
    expect(await run(stopped)).toEqual({});
    expect(await run()).toBeNull();
    await inside((tx) =>
      tx
        .updateTable('app.retention')
        .set({ leased_until: daysAgo(0) })
        .execute(),
    );
    expect(await run()).toEqual({ passiveTouches: 1 });
  });
});

describe('access that has ended', () => {
  const set = (token: string, values: Record<string, string>) =>
    inside((tx) => tx.updateTable('app.tokens').set(values).where('hash', '=', hashSecret(token)).execute());
  const tokens = async () => (await inside((tx) => tx.selectFrom('app.tokens').select('hash').execute())).length;

  it('goes thirty days after its end: sessions by their age or unused, invitations, codes of a sign-in', async () => {
    const [old, fresh, idle] = [await join(), await join(), await join()];
    await set(old, { expires_at: daysAgo(31), last_used_at: daysAgo(1) });
    await set(fresh, { expires_at: daysAgo(29) });
    await set(idle, { created_at: daysAgo(150), last_used_at: daysAgo(91) });
    const before = await inside((tx) => tx.selectFrom('app.join_codes').select('hash').execute());
    await inside((tx) =>
      tx
        .updateTable('app.join_codes')
        .set({ used_at: daysAgo(31) })
        .execute(),
    );
    await hub.identity.makeJoinLink(admin.workspace.id, admin.member.id);
    const code = { member_id: admin.member.id, challenge: 'x', redirect_uri: 'https://x.test/' };
    for (const days of [29, 31]) {
      const hash = hashSecret(`code ${days}`);
      const row = { workspace_id: admin.workspace.id, hash, ...code, expires_at: daysAgo(days) };
      await inside((tx) => tx.insertInto('app.sign_in_codes').values(row).execute());
    }
    expect(await run()).toEqual({ access: 2 + before.length + 1 });
    expect(await tokens()).toBe(2);
    expect(await inside((tx) => tx.selectFrom('app.join_codes').select('hash').execute())).toHaveLength(1);
  });

  it('stays for a year where somebody ended it, so that a browser which comes back wipes', async () => {
    const gone = await join();
    await set(gone, { expires_at: daysAgo(200), revoked_at: daysAgo(364) });
    expect(await run()).toEqual({});
    const answer = await fetch(`${hub.url}/v1/w/${admin.workspace.id}/me`, {
      headers: { authorization: `Bearer ${gone}` },
    });
    expect((await refusalOf(answer)).code).toBe('token_revoked');
    await nextDay();
    expect(await run(undefined, 2)).toEqual({ revokedSessions: 1 });
    expect(await tokens()).toBe(1);
  });

  const join = async () => (await joinAs(hub, admin.workspace)).token;
});

describe('the settings', () => {
  const put = (body: unknown) => admin.fetch('/privacy/retention', { ...posting(body), method: 'PUT' });

  it('change what is named, and keep the rest', async () => {
    await put({ touches: 400 });
    const answer = await (await put({ notes: 365, passiveTouches: null })).json();
    const days = { ...RETENTION_DAYS, touches: 400, notes: 365, passiveTouches: null };
    expect(answer).toEqual({ days, defaults: RETENTION_DAYS });
    expect(await (await admin.fetch('/privacy/retention')).json()).toEqual(answer);
  });

  it.each([{ touches: 0 }, { touches: 1.5 }, { audit: 30 }, { revokedSessions: 179 }, { other: 3 }])(
    'refuse %j',
    async (wish) => {
      expect(await refusalOf(await put(wish))).toEqual({ status: 400, code: 'body_invalid' });
    },
  );

  it('are the business of admins', async () => {
    const lead = await joinAs(hub, admin.workspace, 'lead');
    expect(await refusalOf(await lead.fetch('/privacy/retention'))).toEqual({ status: 403, code: 'role_not_allowed' });
  });
});
