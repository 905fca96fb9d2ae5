import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditPage } from '#server/audit/list.ts';
import type { TestClient } from './test-client.ts';
import { openWorld, type World } from './world.ts';

const grantedAt = '2026-11-20T10:00:00.000Z';
const granted = (...origins: string[]) => ({ name: 'sites.granted', origins, grantedAt });

describe('sites of an organisation’s policy that are on in a browser', () => {
  let world: World;
  let rep: TestClient;
  let admin: TestClient;
  beforeAll(async () => {
    world = await openWorld();
    [rep, admin] = await Promise.all([world.join(), world.join('admin')]);
  });
  afterAll(() => world.close());
  const log = async () => {
    const answer = await admin.account.fetch('/audit?action=sites.granted');
    return ((await answer.json()) as AuditPage).entries;
  };

  it('stand in the audit log: whose browser, which sites, and when by both clocks', async () => {
    const before = Date.now();
    await rep.push(granted('https://crm.acme.com/*', 'http://old.acme.com/*'));
    const [entry, ...others] = await log();
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      actorId: rep.account.member.id,
      details: { sites: 'https://crm.acme.com/* http://old.acme.com/*', grantedAt },
    });
    expect(Date.parse(entry?.at ?? '')).toBeGreaterThan(before - 1_000);
  });

  it.each([
    ['none', []],
    ['no site', ['https://crm.acme.com/contacts/jane']],
    ['words', ['https://crm.acme.com/* and more/*']],
    ['another scheme', ['file:///etc/*']],
    ['too many', Array.from({ length: 101 }, (_, n) => `https://crm${n}.acme.com/*`)],
  ])('are refused when they are %s', async (_, origins) => {
    const before = (await log()).length;
    expect(await rep.pushOne(granted(...origins))).toMatchObject({ status: 'refused', code: 'mutation_invalid' });
    expect(await log()).toHaveLength(before);
  });
});
