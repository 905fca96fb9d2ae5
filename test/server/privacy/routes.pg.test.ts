import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inWorkspace } from '#server/db/workspace.ts';
import { HOLDINGS } from '#server/privacy/holdings.ts';
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
import { type Column, everyColumn } from './catalogue.ts';
import { EMAIL, MARKER, seedMarkedPerson } from './marked-person.ts';

let hub: TestHub;
let admin: TestMember;
let columns: Column[];

beforeAll(async () => {
  hub = await startTestHub();
  columns = await everyColumn(hub.database.databaseUrl);
});
afterAll(() => hub.close());
beforeEach(async () => {
  admin = await joinAs(hub, await makeWorkspace(hub), 'admin');
});

const inside: ReturnType<typeof seedInto>['inside'] = (work) =>
  inWorkspace(hub.database.store.db, admin.workspace.id, work);
const seedPerson = () =>
  inside((tx) => seedMarkedPerson(tx, columns, { workspaceId: admin.workspace.id, memberId: admin.member.id }));
const actions = () => inside((tx) => tx.selectFrom('app.audit').select('action').orderBy('at').execute());

describe('an export', () => {
  it('holds every text of every table that holds something on people', async () => {
    await seedPerson();
    const answer = await admin.fetch('/privacy/export', posting({ who: EMAIL }));
    const { held } = (await answer.json()) as { held: Record<string, Record<string, unknown>[]> };
    const missing = HOLDINGS.flatMap(({ table }) => {
      const rows = held[table.replace('app.', '')] ?? [];
      const texts = columns.filter((column) => column.table === table && column.column !== 'workspace_id');
      return texts.filter(({ column }) => !rows.some((row) => column in row)).map(({ column }) => `${table}.${column}`);
    });
    expect(missing).toEqual(['app.excluded.version']);
    expect(Object.values(held).every((rows) => JSON.stringify(rows).includes(MARKER))).toBe(true);
    expect(await actions()).toContainEqual({ action: 'person.exported' });
  });

  it('comes as CSV without a cell that a spreadsheet takes for a formula', async () => {
    const seed = seedInto(hub, admin.workspace);
    const contactId = await seed.contact({ name: 'Kim', emails: ['kim@acme.test'] });
    const note = { contactId, authorId: admin.member.id, receivedAt: '2026-11-01T00:00:00.000Z' };
    await seed.note({ ...note, text: '=HYPERLINK("http://evil.test")' });
    const answer = await admin.fetch('/privacy/export', posting({ who: 'kim@acme.test', as: 'notes' }));
    expect(answer.headers.get('content-type')).toContain('text/csv');
    expect(await answer.text()).toContain(`"'=HYPERLINK(""http://evil.test"")"`);
  });

  it('of nobody is empty, not an error', async () => {
    const answer = await admin.fetch('/privacy/export', posting({ who: 'nobody@person.test' }));
    const { held } = (await answer.json()) as { held: Record<string, unknown[]> };
    expect(Object.values(held).flat()).toEqual([]);
  });
});

describe('an erasure', () => {
  it('says what would go, and then takes it', async () => {
    await seedPerson();
    const preview = await (await admin.fetch('/privacy/erase', posting({ who: EMAIL, dryRun: true }))).json();
    expect(preview).toMatchObject({ id: null, contacts: 1 });
    const done = await (await admin.fetch('/privacy/erase', posting({ who: EMAIL }))).json();
    expect(done).toEqual({ ...(preview as object), id: expect.any(String) });
    const again = await (await admin.fetch('/privacy/erase', posting({ who: EMAIL, dryRun: true }))).json();
    expect(Object.values((again as { counts: Record<string, number> }).counts).every((count) => count === 0)).toBe(
      true,
    );
    expect(hub.logged.join('\n')).not.toContain(MARKER);
  });

  it('refuses a number that several share', async () => {
    const seed = seedInto(hub, admin.workspace);
    for (const name of ['Ann', 'Bob']) await seed.contact({ name, phones: ['+4930222333'] });
    const answer = await admin.fetch('/privacy/erase', posting({ who: '+49 30 222333' }));
    expect(await refusalOf(answer)).toEqual({ status: 409, code: 'person_ambiguous' });
  });
});

describe('the list of those who object', () => {
  it('shows domains, and people without their address', async () => {
    for (const who of ['jane@acme.test', '@evil.test']) await admin.fetch('/privacy/suppressions', posting({ who }));
    const answer = await (await admin.fetch('/privacy/suppressions')).json();
    expect(answer).toMatchObject({ suppressions: [{ domain: 'evil.test' }, { domain: null }] });
    expect(JSON.stringify(answer)).not.toContain('jane');
  });

  it('lets somebody off again', async () => {
    await admin.fetch('/privacy/suppressions', posting({ who: 'jane@acme.test' }));
    const lift = () =>
      admin.fetch('/privacy/suppressions/lift', posting({ who: 'Jane@acme.test' })).then((r) => r.json());
    expect(await lift()).toEqual({ lifted: true });
    expect(await lift()).toEqual({ lifted: false });
  });
});

describe('whoever is no admin', () => {
  it.each(['rep', 'marketer', 'lead'] as const)('as %s may do none of this', async (role) => {
    const member = await joinAs(hub, admin.workspace, role);
    const who = 'kim@acme.test';
    const asked = [
      member.fetch('/privacy/erase', posting({ who })),
      member.fetch('/privacy/export', posting({ who })),
      member.fetch('/privacy/suppressions'),
      member.fetch('/privacy/suppressions', posting({ who })),
      member.fetch('/privacy/suppressions/lift', posting({ who })),
    ];
    for (const answer of await Promise.all(asked)) {
      expect(await refusalOf(answer)).toEqual({ status: 403, code: 'role_not_allowed' });
    }
  });
});
