import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Workspace } from '#lib/model/member.ts';
import type { Session } from '#lib/protocol/identity.ts';
import { refusalOf } from '#test/support/hub/answers.ts';
import {
  joinAs,
  makeWorkspace,
  startTestHub,
  type TestHub,
  type TestMember,
} from '#test/support/hub/start-test-hub.ts';

const DAY = 86_400_000;
const EXPIRED = { status: 401, code: 'token_expired' };
let hub: TestHub;
let acme: Workspace;
let robin: TestMember;
let clock = Date.parse('2026-11-21T09:00:00.000Z');

beforeAll(async () => {
  hub = await startTestHub({ now: () => new Date(clock) });
  acme = await makeWorkspace(hub, 'Acme');
});
beforeEach(async () => {
  robin = await joinAs(hub, acme);
});
afterAll(() => hub.close());

const own = async (): Promise<Session | undefined> =>
  ((await (await robin.fetch('/sessions')).json()) as { sessions: Session[] }).sessions[0];

describe('a token', () => {
  it('ends after 60 days without use, and says that it ended by itself', async () => {
    clock += 59 * DAY;
    expect((await robin.fetch('/me')).status).toBe(200);
    clock += 59 * DAY;
    expect((await robin.fetch('/me')).status).toBe(200);
    clock += 60 * DAY;
    expect(await refusalOf(await robin.fetch('/me'))).toEqual(EXPIRED);
  });

  it('ends after 180 days, however much it is used', async () => {
    for (let day = 0; day < 175; day += 25) {
      expect((await robin.fetch('/me')).status).toBe(200);
      clock += 25 * DAY;
    }
    clock += 5 * DAY;
    expect(await refusalOf(await robin.fetch('/me'))).toEqual(EXPIRED);
  });

  it('says in its session when it was last used, to five minutes, and when it will end', async () => {
    const made = clock;
    clock += DAY;
    expect((await robin.fetch('/me')).status).toBe(200);
    clock += 60_000;
    const session = await own();
    expect(Date.parse(session?.createdAt ?? '')).toBe(made);
    expect(Date.parse(session?.lastUsedAt ?? '')).toBe(made + DAY);
    expect(Date.parse(session?.expiresAt ?? '')).toBe(made + DAY + 60 * DAY);
  });

  it('that has ended is not listed any more', async () => {
    clock += 61 * DAY;
    const other = await joinAs(hub, acme, 'admin');
    const all = (await (await other.fetch('/sessions?of=everybody')).json()) as { sessions: Session[] };
    expect(all.sessions.map(({ memberId }) => memberId)).toEqual([other.member.id]);
  });
});
