import type { Instant } from '#lib/model/id.ts';

/** A client's clock may be this far off; a `sentAt` further away is no clock's error. In ms: two years. */
const SKEW_MAX = 2 * 366 * 86_400_000;

/** Nothing that we hear of happened earlier. */
const EARLIEST = Date.UTC(1990, 0, 1);

type Moments = {
  readonly timestamp?: string | null | undefined;
  readonly originalTimestamp?: string | null | undefined;
  readonly sentAt?: string | null | undefined;
};

/**
 * When an event happened by the hub's clock: `timestamp + (receivedAt - sentAt)`, for a client whose clock is wrong is
 * wrong about both alike (segment-docs, spec/common.md, "Timestamps"). With both `timestamp` and `originalTimestamp`
 * the first is meant as it stands: RudderStack's clients send it where the caller gave a moment of the past, Segment
 * where it has corrected the moment itself. Never after `receivedAt`. null where the moment cannot be read.
 */
export function occurredAt(moments: Moments, receivedAt: number): Instant | null {
  const { timestamp, originalTimestamp, sentAt } = moments;
  const said = timestamp ?? originalTimestamp;
  if (said === undefined || said === null) return iso(receivedAt);
  const at = readMoment(said);
  if (at === null) return null;
  const meant =
    typeof timestamp === 'string' && typeof originalTimestamp === 'string' ? at : at + skew(sentAt, receivedAt);
  return meant < EARLIEST ? null : iso(Math.min(meant, receivedAt));
}

function skew(sentAt: string | null | undefined, receivedAt: number): number {
  const sent = typeof sentAt === 'string' ? readMoment(sentAt) : null;
  const difference = sent === null ? 0 : receivedAt - sent;
  return Math.abs(difference) > SKEW_MAX ? 0 : difference;
}

/** ISO 8601; without a zone it is UTC. */
function readMoment(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}/.test(text)) return null;
  const zoned = /(z|[+-]\d{2}:?\d{2})$/i.test(text) || text.length === 10 ? text : `${text}Z`;
  const at = Date.parse(zoned);
  return Number.isNaN(at) ? null : at;
}

const iso = (at: number): Instant => new Date(at).toISOString();
