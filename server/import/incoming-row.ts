import { createHash } from 'node:crypto';
import type { TouchRow } from '#lib/import/touch-row.ts';
import type { Verdict } from '#lib/model/touch.ts';
import { touchType } from '#lib/model/touch-types.ts';
import type { Incoming, PersonFacts } from '#server/touches/incoming.ts';
import { verdictOf } from '#server/touches/verdict.ts';

/** A row as the hub takes in everything that sources tell. */
export function incomingRow(row: TouchRow): Incoming {
  return {
    messageId: messageIdOf(row),
    keys: { email: row.email, userId: row.userId, anonymousId: null, previousId: null },
    person: factsOf(row),
    touch: {
      type: row.type,
      channel: touchType(row.type).channel,
      occurredAt: row.occurredAt,
      title: row.title,
      campaign: row.campaign,
      verdict: verdictIn(row),
      source: row.source,
      nativeType: row.nativeType,
      props: row.props,
    },
  };
}

/**
 * By what a touch is known when the same file comes again: the tool's own id or, without one, everything that tells two
 * touches apart.
 */
function messageIdOf({ source, id, email, userId, type, occurredAt, title }: TouchRow): string {
  const parts = id === null ? [source, email ?? userId, type, occurredAt, title] : [source, id];
  return `csv:${createHash('sha256').update(JSON.stringify(parts)).digest('base64url')}`;
}

function verdictIn({ type, props, automatic }: TouchRow): Verdict {
  return verdictOf(type, automatic === null ? props : { ...props, automatic });
}

function factsOf({ name, jobTitle, phone, company }: TouchRow): PersonFacts | null {
  if (name === null && jobTitle === null && phone === null && company === null) return null;
  return {
    name,
    title: jobTitle,
    phone,
    company: company === null ? null : { name: company, domain: null, industry: null, employees: null },
    traits: company === null ? {} : { company },
  };
}
