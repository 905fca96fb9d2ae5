import type { ProblemCode } from '#lib/model/problem.ts';
import { cleanJson, TooDeep } from './clean-json.ts';
import type { Incoming } from './incoming.ts';
import { type Arrival, mapCall } from './map-call.ts';
import type { RejectedEvent } from './repository.ts';
import { segmentCall } from './segment-call.ts';

/** What one event may weigh as JSON (Segment's limit). */
export const EVENT_MAX = 32 * 1024;

/** Why an event cannot be taken: a stable code, a sentence, and where in the event. */
export type EventFault = {
  readonly code: Extract<ProblemCode, 'event_invalid' | 'event_too_large'>;
  readonly message: string;
  readonly path: (string | number)[];
};

export type ReadEvent =
  | { readonly incoming: Incoming }
  | { readonly fault: EventFault; readonly rejected: RejectedEvent };

/** Reads one event of a batch, or the one of a single call. A fault concerns this event alone. */
export function readEvent(raw: unknown, arrival: Arrival): ReadEvent {
  const size = Buffer.byteLength(stringOf(raw));
  if (size > EVENT_MAX) {
    return refused(
      'event_too_large',
      `The event weighs ${size} bytes; at most ${EVENT_MAX} are taken.`,
      [],
      stub(raw, size),
    );
  }
  const event = clean(raw);
  if (event === TOO_DEEP) return refused('event_invalid', 'The event is nested too deeply.', [], stub(raw, size));
  const call = segmentCall.safeParse(event);
  if (!call.success) {
    const [issue] = call.error.issues;
    return refused('event_invalid', issue?.message ?? 'This is no event.', pathOf(issue?.path), event);
  }
  const mapped = mapCall(call.data, arrival);
  if ('incoming' in mapped) return mapped;
  return refused('event_invalid', mapped.fault.message, [mapped.fault.path], event);
}

function refused(code: EventFault['code'], message: string, path: (string | number)[], event: unknown): ReadEvent {
  return { fault: { code, message, path }, rejected: { code, message, event } };
}

const TOO_DEEP = Symbol('too deep');

function clean(raw: unknown): unknown {
  try {
    return cleanJson(raw);
  } catch (error) {
    if (error instanceof TooDeep) return TOO_DEEP;
    throw error;
  }
}

/** JSON.stringify gives up on what is nested thousands of levels deep; such an event weighs nothing and is too deep. */
function stringOf(raw: unknown): string {
  try {
    return JSON.stringify(raw) ?? '';
  } catch {
    return '';
  }
}

/** What is kept of an event that cannot be kept whole. */
function stub(raw: unknown, bytes: number): Record<string, unknown> {
  const event = typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>) : {};
  const texts = ['type', 'event', 'messageId', 'userId', 'anonymousId'].flatMap((key) => {
    const value = event[key];
    return typeof value === 'string' ? [[key, cleanJson(value.slice(0, 500))]] : [];
  });
  return { ...Object.fromEntries(texts), bytes };
}

const pathOf = (path: readonly PropertyKey[] | undefined): (string | number)[] =>
  (path ?? []).map((part) => (typeof part === 'number' ? part : String(part)));
