import { readPhone } from '#lib/model/address.ts';

/** What a dialler beside the page says of a call; `seconds` is how long it took, where it says so. */
export type CallSaid = { phone: string | null; ended: boolean; seconds: number | null };

/**
 * Diallers that stand in a page as a frame and tell the page's window of calls: whose messages these are (origin of the
 * frame; for HubSpot, whose frames are any vendor's, the page's own host), under which key they bear a name, by which
 * names a call begins and ends, and in which value what is known of it stands. Checked on 2026-11-22 in the vendors'
 * published sources: ringcentral-embeddable docs/integration/events.md, aircall-everywhere README.md and
 * aircallWorkspace.js, HubSpot's calling-extensions-sdk Constants.ts and types.ts.
 */
const DIALERS: readonly Dialer[] = [
  {
    origin: /^https:\/\/(?:apps\.ringcentral\.com|ringcentral\.github\.io)$/,
    page: /^/,
    named: 'type',
    begins: /^rc-call-(?:init|start)-notify$/,
    ends: /^rc-call-end-notify$/,
    within: 'call',
  },
  {
    origin: /^https:\/\/(?:phone|workspace)\.aircall\.io$/,
    page: /^/,
    named: 'name',
    begins: /^apm_phone_(?:outgoing_call|outgoing_answered)$/,
    ends: /^apm_phone_call_ended$/,
    within: 'value',
  },
  {
    origin: /^https:/,
    page: /^app(?:-[a-z0-9]+)?\.hubspot\.com$/,
    named: 'type',
    begins: /^(?:OUTGOING_CALL_STARTED|CALL_ANSWERED)$/,
    ends: /^CALL_(?:ENDED|COMPLETED)$/,
    within: 'data',
  },
];

type Dialer = { origin: RegExp; page: RegExp; named: string; begins: RegExp; ends: RegExp; within: string };

/** What a message of a frame to the page at `host` says of a call; null when it comes from no dialler or says nothing of one. */
export function callIn({ origin, data }: Pick<MessageEvent, 'origin' | 'data'>, host: string): CallSaid | null {
  for (const { origin: theirs, page, named, begins, ends, within } of DIALERS) {
    if (!theirs.test(origin) || !page.test(host)) continue;
    const name = words(get(data, named));
    const ended = ends.test(name);
    if (ended || begins.test(name)) return said(get(data, within) ?? data, ended);
  }
  return null;
}

function said(call: unknown, ended: boolean): CallSaid {
  const inbound = words(get(call, 'direction')) === 'Inbound';
  const keys = inbound ? ['from', 'fromNumber'] : ['to', 'toNumber', 'phoneNumber'];
  const number = keys.map((key) => get(call, key)).find((value) => value != null);
  const phone = readPhone(words(get(number, 'phoneNumber') ?? number));
  return { phone, ended, seconds: ended ? secondsOf(call) : null };
}

/** Aircall gives whole seconds; RingCentral when the call began and ended, in ms since 1970. */
function secondsOf(call: unknown): number | null {
  const [duration, start, end] = ['duration', 'startTime', 'endTime'].map((key) => get(call, key));
  const seconds =
    typeof duration === 'number'
      ? duration
      : typeof start === 'number' && typeof end === 'number'
        ? (end - start) / 1_000
        : Number.NaN;
  return seconds >= 0 && seconds <= 86_400 ? Math.round(seconds) : null;
}

const get = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;

const words = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 60) : '');
