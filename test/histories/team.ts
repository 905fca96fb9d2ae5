import type { Member } from '#lib/model/member.ts';

/** Who one browser belongs to, and where the hub is just now. */
export type Owner = { hub: () => string; workspaceId: string; member: Member; token: string };

/** A hub that a history is played against. */
export type HubUnderTest = {
  /** Two reps and a lead, someone who only looks, and two contacts, in a workspace. */
  newTeam(): Promise<{ owners: Owner[]; witness: Owner; contacts: string[] }>;
  /** Has every client start anew, as a change of what members may see does. */
  startAnew(): Promise<void>;
  /** Ends it at once, and brings it back. */
  kill(what: 'hub' | 'database' | 'connections'): Promise<void>;
};
