import type { TouchlineDatabase } from '#lib/store/database.ts';
import { enqueue, unsentOn } from '#lib/store/outbox.ts';
import type { Writes } from '#lib/store/port.ts';
import { rebuildReply } from '#lib/store/rebuild.ts';

/** Answers a note, once for each id. */
export async function reply(db: TouchlineDatabase, { replyId, noteId, text }: Writes['reply']['args']) {
  if ((await db.replies.get(replyId)) !== undefined) return null;
  await enqueue(db, {
    name: 'reply.create',
    replyId,
    noteId,
    writtenAt: new Date(db.now()).toISOString(),
    text: text.trim(),
  });
  await rebuildReply(db, replyId);
  return null;
}

export async function saveDraft(db: TouchlineDatabase, draft: Writes['saveDraft']['args']) {
  await db.drafts.put(draft);
  return null;
}

export async function dropDraft(db: TouchlineDatabase, { key }: Writes['dropDraft']['args']) {
  await db.drafts.delete(key);
  return null;
}

/** Moves my read mark on, never back. One that hasn't left yet is replaced. */
export async function markFeedRead(db: TouchlineDatabase, { feedReadAt }: Writes['markFeedRead']['args']) {
  const here = await db.readMarks.get(db.me);
  if (here !== undefined && here.feedReadAt >= feedReadAt) return null;
  await db.readMarks.put({ memberId: db.me, version: here?.version ?? 0, feedReadAt });
  const unsent = await unsentOn(db, 'feed');
  await db.outbox.bulkDelete(unsent.map(({ log }) => log));
  await enqueue(db, { name: 'feed.read', feedReadAt });
  return null;
}
