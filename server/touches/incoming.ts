import type { Channel } from '#lib/model/channel.ts';
import type { Instant } from '#lib/model/id.ts';
import type { Verdict } from '#lib/model/touch.ts';

/** By what the source knows a person. `previousId` is another id of the same one (Segment's alias). */
export type PersonKeys = {
  readonly email: string | null;
  readonly userId: string | null;
  readonly anonymousId: string | null;
  readonly previousId: string | null;
};

/** What the source says about a person. null where it says nothing. */
export type PersonFacts = {
  readonly name: string | null;
  readonly title: string | null;
  readonly phone: string | null;
  readonly company: CompanyFacts | null;
  readonly traits: Record<string, unknown>;
};

export type CompanyFacts = {
  readonly name: string | null;
  readonly domain: string | null;
  readonly industry: string | null;
  readonly employees: number | null;
};

/** A touch on its way in; `campaign` is a campaign's name or id as the source has it. */
export type IncomingTouch = {
  readonly type: string;
  readonly channel: Channel;
  readonly occurredAt: Instant;
  readonly title: string | null;
  readonly campaign: string | null;
  readonly verdict: Verdict;
  readonly source: string;
  readonly nativeType: string | null;
  readonly props: Record<string, unknown>;
};

/** One thing that a source tells: of a person, a touch, or both. `messageId` is known once in a workspace. */
export type Incoming = {
  readonly messageId: string;
  readonly keys: PersonKeys;
  readonly person: PersonFacts | null;
  readonly touch: IncomingTouch | null;
};
