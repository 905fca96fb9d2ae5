import type { MutationBody } from '#lib/protocol/push.ts';
import { findReadMark, putReadMark } from '#server/notes/read-marks.ts';
import type { Verdict } from '#server/sync/refusal.ts';
import type { Change } from './change.ts';

type ReadFeed = Extract<MutationBody, { name: 'feed.read' }>;

/** Moves the member's mark forward, never back, and never past now: a note still to come is unread. */
export async function readFeed(change: Change, wanted: ReadFeed): Promise<Verdict> {
  const { tx, workspaceId, member, now } = change;
  const feedReadAt = earlier(wanted.feedReadAt, now);
  const known = await findReadMark(tx, workspaceId, member.id);
  if (known !== null && Date.parse(known.feedReadAt) >= Date.parse(feedReadAt)) return { reach: 'nobody' };
  await putReadMark(tx, workspaceId, { memberId: member.id, version: change.takeVersion(), feedReadAt });
  return { reach: 'member' };
}

const earlier = (one: string, other: string): string => (Date.parse(one) <= Date.parse(other) ? one : other);
