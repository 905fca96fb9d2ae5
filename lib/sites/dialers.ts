import { readPhone } from '#lib/model/address.ts';
import type { Dialer } from '#lib/model/primer.ts';

/** What a dialler beside the page says of a call; `seconds` is how long it took, where it says so. */
export type CallSaid = { phone: string | null; ended: boolean; seconds: number | null };

/** A dialler that may stand in this page, its patterns made ready. */
type Heard = Pick<Dialer, 'named' | 'within'> & { origin: RegExp; begins: RegExp; ends: RegExp };

/** Those of the diallers whose frames may stand in a page at `host`. */
export const dialersAt = (host: string, dialers: readonly Dialer[]): Heard[] =>
  dialers
    .filter(({ page }) => new RegExp(page).test(host))
    .map(({ origin, begins, ends, ...rest }) => ({
      ...rest,
      origin: new RegExp(origin),
      begins: new RegExp(begins),
      ends: new RegExp(ends),
    }));

/** What a frame's message to the page says of a call; null when it comes from no dialler or says nothing of one. */
export function callIn({ origin, data }: Pick<MessageEvent, 'origin' | 'data'>, dialers: readonly Heard[]) {
  for (const { origin: theirs, named, begins, ends, within } of dialers) {
    const name = theirs.test(origin) ? words(get(data, named)) : '';
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
