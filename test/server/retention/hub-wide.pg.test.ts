import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Workspace } from '#lib/model/member.ts';
import { runHubRetention } from '#server/retention/hub-wide.ts';
import { type SignInHub, signInByMail, startSignInHub } from '#test/support/hub/sign-in.ts';
import { makeWorkspace, posting } from '#test/support/hub/start-test-hub.ts';

const DAY = 86_400_000;

let hub: SignInHub;
let acme: Workspace;
beforeEach(async () => {
  hub = await startSignInHub();
  acme = await makeWorkspace(hub, 'Acme');
});
afterEach(() => hub.close());

const run = (days: number) => hub.database.store.owner((tx) => runHubRetention(tx, new Date(Date.now() + days * DAY)));
const count = async (table: string): Promise<number> => {
  const { rows } = await hub.database.store.auth.pool.query<{ n: number }>(`select count(*)::int as n from ${table}`);
  return rows[0]?.n ?? 0;
};
async function signIn(email: string) {
  const member = await hub.identity.addMember(acme.id, { name: email, email, role: 'rep' });
  const browser = hub.browser();
  await signInByMail(hub, browser, { page: await browser.open('/auth/sign-in'), email });
  return member;
}
const remove = (id: string, daysAgo: number) =>
  hub.database.store.owner((tx) =>
    tx
      .updateTable('app.members')
      .set({ removed_at: new Date(Date.now() - daysAgo * DAY).toISOString() })
      .where('id', '=', id)
      .execute(),
  );

it('takes sessions of the pages, mailed codes and devices a day after their end, and leaves what is open', async () => {
  await signIn('ann@acme.test');
  const stranger = hub.browser();
  await stranger.submit(await stranger.open('/auth/sign-in'), 'name="email"', { email: 'nobody@nowhere.test' });
  await fetch(`${hub.url}/v1/device`, posting({}));
  expect(await run(0)).toEqual({});
  expect(await run(1.1)).toEqual({ signInPages: 2 });
  expect([await count('auth.verification'), await count('auth.device_codes')]).toEqual([0, 0]);
  expect(await count('auth.session')).toBe(1);
  expect(await run(1.6)).toEqual({ signInPages: 1 });
  expect(await count('auth."user"')).toBe(1);
});

it('takes somebody of no workspace thirty days after they left the last one', async () => {
  const [ann, bob] = [await signIn('ann@acme.test'), await signIn('bob@acme.test')];
  await remove(ann.id, -1);
  expect(await run(30)).not.toHaveProperty('people');
  expect(await run(32)).toMatchObject({ people: 1 });
  const { rows } = await hub.database.store.auth.pool.query('select email from auth."user"');
  expect(rows).toEqual([{ email: bob.email }]);
});

it('leaves whoever is in another workspace still', async () => {
  const ann = await signIn('ann@acme.test');
  const other = await makeWorkspace(hub, 'Other');
  await hub.identity.addMember(other.id, { name: 'Ann', email: 'Ann@Acme.test', role: 'rep' });
  await remove(ann.id, 100);
  expect(await run(100)).not.toHaveProperty('people');
  expect(await count('auth."user"')).toBe(1);
});
