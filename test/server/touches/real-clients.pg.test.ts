import RudderAnalytics from '@rudderstack/rudder-sdk-node';
import { Analytics } from '@segment/analytics-node';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestHub, type TestHub } from '#test/support/hub/start-test-hub.ts';
import { connectSource, type Source } from './source.ts';

let hub: TestHub;
let source: Source;

beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());
beforeEach(async () => {
  source = await connectSource(hub);
});

const identity = {
  email: 'jane.doe@acme.test',
  firstName: 'Jane',
  lastName: 'Doe',
  title: 'VP Operations',
  company: { name: 'Acme' },
};

test('@segment/analytics-node: identify, page, track, screen, group and alias arrive', async () => {
  const client = new Analytics({ writeKey: source.writeKey, host: hub.url, flushAt: 20 });
  const errors: unknown[] = [];
  client.on('error', (error) => errors.push(error));
  client.page({ anonymousId: 'v1', name: 'Pricing', properties: { path: '/pricing' } });
  client.identify({ userId: 'u1', anonymousId: 'v1', traits: identity });
  client.track({ userId: 'u1', event: 'Form Submitted', properties: { form_name: 'Talk to sales' } });
  client.track({ userId: 'u1', event: 'Rocket Launched' });
  client.screen({ userId: 'u1', name: 'Plans' });
  client.group({ userId: 'u1', groupId: 'g1', traits: { name: 'Acme', industry: 'Logistics', employees: 420 } });
  client.alias({ userId: 'u2', previousId: 'u1' });
  client.track({ userId: 'u2', event: 'Webinar Attended', properties: { event_name: 'Pricing' } });
  await client.closeAndFlush();

  expect(errors).toEqual([]);
  const [contact, ...others] = await source.contacts();
  expect(others).toEqual([]);
  expect(contact).toMatchObject({ name: 'Jane Doe', title: 'VP Operations', company_name: 'Acme', employees: 420 });
  const touches = await source.touches();
  expect(touches.every(({ contact_id }) => contact_id === contact?.id)).toBe(true);
  expect(touches.map(({ type, title }) => `${type}: ${title}`).toSorted()).toEqual([
    'event.attended: Pricing',
    'form.submitted: Talk to sales',
    'other.rocket_launched: Rocket Launched',
    'page.viewed: Plans',
    'page.viewed: Pricing',
  ]);
});

test('@segment/analytics-node: its largest batch, 500 events at once, arrives whole', async () => {
  const client = new Analytics({ writeKey: source.writeKey, host: hub.url, flushAt: 500 });
  const sizes: number[] = [];
  client.on('http_request', ({ body }) => sizes.push(body.length));
  for (let index = 0; index < 500; index += 1) {
    client.track({
      userId: `u${index}`,
      event: 'Content Downloaded',
      properties: { title: 'x'.repeat(300) },
      context: { traits: { email: `p${index}@acme.test` } },
    });
  }
  await client.closeAndFlush();
  expect(sizes).toHaveLength(1);
  expect(sizes[0]).toBeGreaterThan(300_000);
  expect(await source.touches()).toHaveLength(500);
});

test('@segment/analytics-node: a wrong key is an error at the client, and nothing is stored', async () => {
  const client = new Analytics({ writeKey: 'wrong', host: hub.url, maxRetries: 0 });
  const errors: unknown[] = [];
  client.on('error', (error) => errors.push(error));
  client.track({ userId: 'u1', event: 'Form Submitted' });
  await client.closeAndFlush();
  expect(errors).toHaveLength(1);
  expect(await source.touches()).toHaveLength(0);
});

test('@rudderstack/rudder-sdk-node: packed, and under another content type, everything arrives', async () => {
  const client = new RudderAnalytics(source.writeKey, { dataPlaneUrl: hub.url, flushAt: 20, logLevel: 'silent' });
  client.identify({ userId: 'u1', traits: identity });
  client.track({
    userId: 'u1',
    event: 'Email Link Clicked',
    properties: { email_subject: 'Spring', link_url: 'https://x.test' },
  });
  client.track({ userId: 'u1', event: 'Order Completed', timestamp: new Date('2026-03-04T10:00:00Z') });
  client.page({ userId: 'u1', name: 'Pricing' });
  client.alias({ userId: 'u2', previousId: 'u1' });
  await flushed(client);
  const [contact] = await source.contacts();
  expect(contact).toMatchObject({ name: 'Jane Doe', company_domain: 'acme.test' });
  const touches = await source.touches();
  expect(touches.map(({ type }) => type).toSorted()).toEqual(['email.clicked', 'order.placed', 'page.viewed']);
  expect(touches.find(({ type }) => type === 'order.placed')?.occurred_at).toBe('2026-03-04T10:00:00.000Z');
  expect(touches.every(({ contact_id }) => contact_id === contact?.id)).toBe(true);
});

/** The first event goes out at once and alone, the rest with the next flush. */
async function flushed(client: RudderAnalytics): Promise<void> {
  await client.flush();
  await client.flush();
}
