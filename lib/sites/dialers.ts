import { readPhone } from '#lib/model/address.ts';
import type { Dialer } from '#lib/model/primer.ts';

/** A frame's message to the page: where the frame is from, and what it says. */
export type Heard = { origin: string; data: unknown };

/** What a dialler beside the page says of a call; `seconds` is how long it took, where it says so. */
export type CallSaid = { phone: string | null; ended: boolean; seconds: number | null };

/** What a message of a frame to a page at `host` says of a call; null when it comes from no dialler or says nothing of one. */
export function callIn({ origin, data }: Heard, host: string, dialers: readonly Dialer[]): CallSaid | null {
  for (const dialer of dialers) {
    if (!new RegExp(dialer.origin).test(origin) || !new RegExp(dialer.page).test(host)) continue;
    const name = words(get(data, dialer.named));
    const ended = new RegExp(dialer.ends).test(name);
    if (ended || new RegExp(dialer.begins).test(name)) return said(get(data, dialer.within) ?? data, ended);
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
