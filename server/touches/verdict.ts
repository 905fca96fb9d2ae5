import type { Verdict } from '#lib/model/touch.ts';

/** Types that programs cause by themselves: privacy proxies open, link scanners click. */
const CAUSED_BY_PROGRAMS: ReadonlySet<string> = new Set(['email.opened', 'email.clicked', 'link.clicked']);

/**
 * Properties by which platforms mark what a program did, as their words: Klaviyo "Apple Privacy Open" and
 * "machine_open", Marketo "Is Bot Activity", Customer.io prefetched / proxied / synthetic, Brevo proxy_open /
 * loadedByProxy, HubSpot filteredEvent.
 */
const MACHINE_FLAGS: ReadonlySet<string> = new Set([
  'applemachineopen',
  'appleprivacyopen',
  'automated',
  'automatic',
  'bot',
  'filteredevent',
  'isbot',
  'isbotactivity',
  'ismachine',
  'loadedbyproxy',
  'machine',
  'machineopen',
  'prefetched',
  'proxied',
  'proxyopen',
  'synthetic',
]);

/**
 * Who caused a touch, by what its source says of it. Opens and clicks are `human` only where the platform looked and
 * said no; without a flag nobody knows. Nothing turns `machine` back.
 */
export function verdictOf(type: string, props: Record<string, unknown>): Verdict {
  const flags = Object.entries(props).filter(([key]) => MACHINE_FLAGS.has(key.toLowerCase().replace(/[^a-z]/g, '')));
  if (flags.some(([, value]) => isYes(value))) return 'machine';
  if (!CAUSED_BY_PROGRAMS.has(type)) return 'human';
  return flags.length > 0 ? 'human' : 'unknown';
}

const isYes = (value: unknown): boolean => value === true || value === 1 || /^(true|yes|1)$/i.test(String(value));

/** What the two rules need of an e-mail touch; `at` in ms, `link` the address or id of what was clicked. */
export type EmailTouch = {
  readonly id: string;
  readonly type: string;
  readonly at: number;
  readonly emailId: string | null;
  readonly link: string | null;
};

const AFTER_DELIVERY_MS = 10_000;
const SWEEP_MS = 5_000;
const SWEEP_LINKS = 3;

/**
 * Clicks that no person makes, among one contact's e-mail touches: within 10 s of the delivery, or part of a sweep over
 * at least three different links within 5 s.
 */
export function automaticClicks(touches: readonly EmailTouch[]): Map<string, 'timing' | 'link_sweep'> {
  const clicks = touches.filter(({ type }) => type === 'email.clicked').sort((a, b) => a.at - b.at);
  const deliveries = touches.filter(({ type }) => type === 'email.delivered' || type === 'email.sent');
  const found = new Map<string, 'timing' | 'link_sweep'>();
  for (const click of clicks) {
    if (deliveries.some((delivery) => rightAfter(click, delivery))) found.set(click.id, 'timing');
  }
  for (const first of clicks) {
    const sweep = clicks.filter(({ at }) => at >= first.at && at - first.at <= SWEEP_MS);
    const links = new Set(sweep.map(({ link }) => link).filter((link) => link !== null));
    if (links.size >= SWEEP_LINKS) for (const { id } of sweep) found.set(id, 'link_sweep');
  }
  return found;
}

function rightAfter(click: EmailTouch, delivery: EmailTouch): boolean {
  const after = click.at - delivery.at;
  const sameMail = click.emailId === null || delivery.emailId === null || click.emailId === delivery.emailId;
  return sameMail && after >= 0 && after < AFTER_DELIVERY_MS;
}
