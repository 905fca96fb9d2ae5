import type { Fetch } from './request.ts';

/** The longest that a hub can put its clients off at a time (ms): a mistake there shall not silence them for a day. */
const LONGEST_MS = 300_000;

/** Answers that ask to come again later. */
const LATER = new Set([429, 503]);

/**
 * A fetch that leaves the hub alone for as long as it asked for (Retry-After, RFC 9110, 10.2.3): until then every question
 * gets the answer that asked for it, and none goes out.
 */
export function patient(fetch: Fetch): Fetch {
  let putOff: { until: number; answer: Response } | null = null;
  return async (url, init) => {
    if (putOff !== null && performance.now() < putOff.until) return putOff.answer.clone();
    const response = await fetch(url, init);
    const ms = LATER.has(response.status) ? waitOf(response.headers.get('retry-after')) : 0;
    putOff = ms > 0 ? { until: performance.now() + Math.min(ms, LONGEST_MS), answer: response.clone() } : null;
    return response;
  };
}

/** Milliseconds that the header asks for, by seconds or by a date; 0 for none. */
function waitOf(header: string | null): number {
  if (header === null) return 0;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1_000 : Date.parse(header) - Date.now();
  return Number.isNaN(ms) ? 0 : ms;
}
