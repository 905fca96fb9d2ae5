import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSignInSettings } from '#server/auth/settings.ts';
import { openBrowser } from '#test/support/hub/hub-browser.ts';
import { startMailServer } from '#test/support/hub/mail-server.ts';
import { newConnect } from '#test/support/hub/sign-in.ts';
import {
  joinAs,
  makeWorkspace,
  posting,
  startTestHub,
  type TestHub,
  type TestMember,
} from '#test/support/hub/start-test-hub.ts';

const PUBLIC_URL = 'https://touchline.acme.test';
let server: Awaited<ReturnType<typeof startMailServer>>;
let hub: TestHub;
let admin: TestMember;

beforeAll(async () => {
  server = await startMailServer();
  const signIn = readSignInSettings({ SMTP_URL: server.url, MAIL_FROM: 'Touchline <touchline@acme.test>' });
  hub = await startTestHub({ publicUrl: PUBLIC_URL, signIn });
  admin = await joinAs(hub, await makeWorkspace(hub, 'Acme'), 'admin', 'Olga');
});
afterAll(async () => {
  await hub.close();
  server.close();
});

describe('a hub with a mail server', () => {
  it('mails invitations and codes by it, and has no outbox', async () => {
    const invited = { name: 'Ann', email: 'ann@acme.test', role: 'rep' };
    expect(await (await admin.fetch('/invitations', posting(invited))).json()).toMatchObject({ mailed: true });
    expect(server.mails[0]).toMatch(/From: Touchline <touchline@acme\.test>[\s\S]*To: ann@acme\.test/);

    const browser = openBrowser(hub.url, PUBLIC_URL);
    await browser.submit(await browser.open(newConnect().path), 'name="email"', { email: 'ann@acme.test' });
    await expect.poll(() => server.mails.length).toBe(2);
    expect(server.mails[1]).toMatch(/Subject: \d{6} is your code/);
    expect((await fetch(`${hub.url}/outbox`)).status).toBe(404);
  });

  it('under https sends its cookies by https alone', async () => {
    const { headers } = await fetch(`${hub.url}/auth/sign-in`);
    for (const cookie of headers.getSetCookie()) expect(cookie).toMatch(/; Secure/i);
    expect(headers.getSetCookie().length).toBeGreaterThan(0);
  });

  it('says so when a mail could not be sent, and logs nothing of it', async () => {
    const away = readSignInSettings({ SMTP_URL: 'smtp://127.0.0.1:9' });
    const lonely = await startTestHub({ publicUrl: PUBLIC_URL, signIn: away });
    const olga = await joinAs(lonely, await makeWorkspace(lonely, 'Acme'), 'admin');
    const answer = await olga.fetch('/invitations', posting({ name: 'Sue', email: 'sue@acme.test', role: 'rep' }));
    expect(await answer.json()).toMatchObject({ mailed: false, link: expect.stringContaining('/join#') });
    const log = lonely.logged.join('');
    expect(log).toContain('a mail could not be sent');
    expect(log).not.toContain('sue@acme.test');
    await lonely.close();
  });
});

describe('a hub without a way to send mail', () => {
  it('does not offer codes by mail, and names the other way', async () => {
    const lonely = await startTestHub({ publicUrl: PUBLIC_URL });
    const page = await (await fetch(`${lonely.url}/auth/sign-in`)).text();
    expect(page).toContain('cannot send mail');
    expect(page).not.toContain('name="email"');
    expect(await (await fetch(`${lonely.url}/v1/hub`)).json()).toMatchObject({ signIn: { email: false } });
    await lonely.close();
  });
});
