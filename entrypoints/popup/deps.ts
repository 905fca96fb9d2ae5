import type { Campaign } from '#lib/model/campaign.ts';
import type { Member } from '#lib/model/member.ts';
import type { StatusDefinition } from '#lib/model/status.ts';
import type { PeopleDeps } from '#lib/people/deps.ts';
import type { Me } from '#lib/protocol/join.ts';

/** What the feed needs of the world around it. */
export type FeedDeps = PeopleDeps & {
  me: Me;
  /** Asks for a sync as soon as one is possible. */
  syncNow: () => void;
  /** Opens the place to sign in again. */
  signIn: () => void;
};

/** What the workspace calls things: statuses, people, campaigns. */
export type WorkspaceWords = { definitions: StatusDefinition[]; members: Member[]; campaigns: Campaign[] };
