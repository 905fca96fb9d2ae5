import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Workspace } from '#lib/model/member.ts';
import { type DeviceResponse, deviceResponse } from '#lib/protocol/identity.ts';
import { joinResponse } from '#lib/protocol/join.ts';
import { refusalOf } from '#test/support/hub/answers.ts';
import type { HubBrowser } from '#test/support/hub/hub-browser.ts';
import { type SignInHub, signInByMail, startSignInHub } from '#test/support/hub/sign-in.ts';
import { makeWorkspace, posting } from '#test/support/hub/start-test-hub.ts';

let hub: SignInHub;
let acme: Workspace;
let browser: HubBrowser;
let clock = Date.now();

beforeAll(async () => {
  hub = await startSignInHub({ now: () => new Date(clock) });
  acme = await makeWorkspace(hub, 'Acme');
  await hub.identity.addMember(acme.id, { name: 'Ann', email: 'ann@acme.test', role: 'rep' });
  browser = hub.browser();
  await signInByMail(hub, browser, { page: await browser.open('/auth/device'), email: 'ann@acme.test' });
});
afterAll(() => hub.close());

const start = async (): Promise<DeviceResponse> =>
  deviceResponse.parse(await (await fetch(`${hub.url}/v1/device`, posting({ device: 'Firefox on Linux' }))).json());
const poll = ({ deviceCode }: DeviceResponse) => {
  clock += 5_000;
  return fetch(`${hub.url}/v1/token`, posting({ grant: 'device', deviceCode }));
};
const pageOf = ({ verificationUriComplete }: DeviceResponse) =>
  browser.open(verificationUriComplete.slice(hub.publicUrl.length));

describe('a device that shows a code', () => {
  it('waits until somebody says yes, and then gets a token, once', async () => {
    const device = await start();
    expect(await refusalOf(await poll(device))).toEqual({ status: 400, code: 'authorization_pending' });
    const page = await pageOf(device);
    for (const fact of ['Firefox on Linux', device.userCode, 'Acme']) expect(page.html).toContain(fact);
    expect((await browser.submit(page, 'Let in to Acme', { decision: 'yes' })).html).toContain('The device is in');
    const { token } = joinResponse.parse(await (await poll(device)).json());
    const headers = { authorization: `Bearer ${token}` };
    expect((await fetch(`${hub.url}/v1/w/${acme.id}/me`, { headers })).status).toBe(200);
    expect(await refusalOf(await poll(device))).toEqual({ status: 400, code: 'device_expired' });
  });

  it('is told no', async () => {
    const device = await start();
    await browser.submit(await pageOf(device), 'value="no"', { decision: 'no' });
    expect(await refusalOf(await poll(device))).toEqual({ status: 400, code: 'device_denied' });
  });

  it('is told to slow down when it asks too soon, and gets its token all the same', async () => {
    const device = await start();
    await poll(device);
    clock -= 4_900;
    expect((await refusalOf(await poll(device))).code).toBe('slow_down');
    await browser.submit(await pageOf(device), 'Let in to Acme', { decision: 'yes' });
    expect((await poll(device)).status).toBe(200);
  });

  it('has ten minutes', async () => {
    const device = await start();
    clock += 600_000;
    expect((await refusalOf(await poll(device))).code).toBe('device_expired');
    expect((await pageOf(device)).html).toContain('device_unknown');
  });

  it('is found by its code in any case, without the hyphen', async () => {
    const device = await start();
    const typed = device.userCode.toLowerCase().replace('-', ' ');
    expect((await browser.open(`/auth/device?user_code=${encodeURIComponent(typed)}`)).html).toContain(device.userCode);
  });

  it('is not found by guessing: ten codes in a quarter of an hour are all', async () => {
    await hub.identity.addMember(acme.id, { name: 'Mal', email: 'mal@acme.test', role: 'rep' });
    const guesser = hub.browser();
    await signInByMail(hub, guesser, { page: await guesser.open('/auth/device'), email: 'mal@acme.test' });
    const codes = Array.from({ length: 11 }, (_, turn) => `BCDF-GHJ${'BCDFGHJKLMN'.charAt(turn)}`);
    const statuses: number[] = [];
    for (const code of codes) statuses.push((await guesser.open(`/auth/device?user_code=${code}`)).status);
    expect(statuses).toEqual([...Array(10).fill(404), 429]);
  });

  it('of a made-up device code gets nothing', async () => {
    const made = { ...(await start()), deviceCode: 'x'.repeat(43) };
    expect((await refusalOf(await poll(made))).code).toBe('device_expired');
  });
});
