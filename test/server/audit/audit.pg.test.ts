import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AuditEvent } from '#server/audit/events.ts';
import type { AuditPage } from '#server/audit/list.ts';
import { record } from '#server/audit/record.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import { refusalOf } from '#test/support/hub/answers.ts';
import type { seedInto } from '#test/support/hub/seed.ts';
import {
  joinAs,
  makeWorkspace,
  startTestHub,
  type TestHub,
  type TestMember,
} from '#test/support/hub/start-test-hub.ts';

let hub: TestHub;
let admin: TestMember;

beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());
beforeEach(async () => {
  admin = await joinAs(hub, await makeWorkspace(hub), 'admin');
});

const inside: ReturnType<typeof seedInto>['inside'] = (work) =>
  inWorkspace(hub.database.store.db, admin.workspace.id, work);
const recorded = (...events: AuditEvent[]) =>
  inside(async (tx) => {
    for (const event of events) await record(tx, admin.workspace.id, event);
  });
const read = async (query = ''): Promise<AuditPage> =>
  (await admin.fetch(`/audit${query}`)).json() as Promise<AuditPage>;
const actionsOf = ({ entries }: AuditPage) => entries.map(({ action }) => action);

describe('the audit log', () => {
  it('can be added to and read by the hub, and neither changed nor taken from', async () => {
    await recorded({ action: 'backup.made' });
    const denied = 'permission denied for table audit';
    await expect(inside((tx) => tx.updateTable('app.audit').set({ action: 'x' }).execute())).rejects.toThrow(denied);
    await expect(inside((tx) => tx.deleteFrom('app.audit').execute())).rejects.toThrow(denied);
    expect(actionsOf(await read('?action=backup.made'))).toEqual(['backup.made']);
  });

  it('forgets an event whose deed was undone', async () => {
    const undone = inside(async (tx) => {
      await record(tx, admin.workspace.id, { action: 'backup.made' });
      throw new Error('no');
    });
    await expect(undone).rejects.toThrow('no');
    expect(actionsOf(await read('?action=backup.made'))).toEqual([]);
  });

  it('is read page by page, newest first, each event once', async () => {
    const many = Array.from({ length: 7 }, (_, n) => ({ action: 'retention.ran' as const, details: { n } }));
    await recorded(...many);
    const seen: unknown[] = [];
    let next: string | null = null;
    do {
      const before: string = next === null ? '' : `&before=${encodeURIComponent(next)}`;
      const page = await read(`?action=retention.ran&limit=3${before}`);
      seen.push(...page.entries.map(({ details }) => details.n));
      next = page.next;
    } while (next !== null);
    expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0]);
  });

  it('is filtered by what was done, by whom and when', async () => {
    await recorded({ action: 'backup.made', actorId: admin.member.id }, { action: 'backup.restored' });
    expect(actionsOf(await read(`?actor=${admin.member.id}&action=backup.made`))).toEqual(['backup.made']);
    expect(actionsOf(await read('?to=2020-01-01T00:00:00.000Z'))).toEqual([]);
    expect(actionsOf(await read('?from=2020-01-01T00:00:00.000Z'))).toContain('backup.restored');
  });

  it('comes as a file, and says so itself', async () => {
    await recorded({ action: 'person.erased', subject: 'abc', details: { notes: 2 } });
    const answer = await admin.fetch('/audit.csv?action=person.erased');
    expect(answer.headers.get('content-disposition')).toContain('audit.csv');
    const [header, line] = (await answer.text()).split('\r\n');
    expect(header).toBe('at,action,actorId,memberId,subject,details');
    expect(line).toMatch(/Z,person\.erased,,,abc,"\{""notes"": ?2\}"$/);
    expect(actionsOf(await read('?action=audit.exported'))).toEqual(['audit.exported']);
  });

  it('says what is wrong with a place that it never gave', async () => {
    expect(await refusalOf(await admin.fetch('/audit?before=yesterday'))).toEqual({
      status: 400,
      code: 'body_invalid',
    });
  });

  it('is shown to admins alone, and only their own workspace', async () => {
    const lead = await joinAs(hub, admin.workspace, 'lead');
    for (const path of ['/audit', '/audit.csv']) {
      expect(await refusalOf(await lead.fetch(path))).toEqual({ status: 403, code: 'role_not_allowed' });
    }
    await recorded({ action: 'backup.made' });
    const other = await joinAs(hub, await makeWorkspace(hub, 'Other'), 'admin');
    const theirs = (await (await other.fetch('/audit')).json()) as AuditPage;
    expect(actionsOf(theirs)).not.toContain('backup.made');
  });
});
