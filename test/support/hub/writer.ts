import { setTimeout as sleep } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import * as z from 'zod/mini';
import { PROTOCOL_VERSION } from '#lib/protocol/version.ts';
import { posting } from './start-test-hub.ts';

/** Where a writer writes: the hub's address, the way in, and the contact its notes are about. */
export type Desk = {
  readonly url: string;
  readonly workspaceId: string;
  readonly token: string;
  readonly contactId: string;
};

/** What a writer has seen. */
export type Written = {
  /** Ids of the notes that the hub said it has. */
  readonly acknowledged: string[];
  /** Answers other than 200, by their status; 0 for no answer at all. */
  readonly turnedAway: Map<number, number>;
  /** Answers of 503 without Retry-After. */
  unexplained: number;
};

const answer = z.object({ lastSeq: z.int() });

/**
 * One client that pushes one note after the other, each again and again until the hub says it has it, as a rep's outbox
 * does. Ends once `signal` aborts and the note under way is acknowledged.
 */
export async function write(desk: Desk, written: Written, signal: AbortSignal, onAck: () => void): Promise<void> {
  const clientId = uuidv7();
  for (let seq = 1; !signal.aborted; seq += 1) {
    const noteId = uuidv7();
    const push = { protocol: PROTOCOL_VERSION, clientId, mutations: [{ seq, body: noteOf(desk, noteId) }] };
    while (!(await accepted(desk, push, written))) await sleep(20);
    written.acknowledged.push(noteId);
    onAck();
  }
}

/** The text names the note, so that one stored twice under two ids would show. */
const noteOf = ({ contactId }: Desk, noteId: string) => ({
  name: 'note.create',
  noteId,
  contactId,
  writtenAt: new Date().toISOString(),
  body: { outcome: 'connected', kinds: [], text: `note ${noteId}`, campaignId: null, callSeconds: null },
});

async function accepted(desk: Desk, push: unknown, written: Written): Promise<boolean> {
  const { method, headers, body } = posting(push);
  const authorization = { ...headers, authorization: `Bearer ${desk.token}` };
  try {
    const response = await fetch(`${desk.url}/v1/w/${desk.workspaceId}/push`, {
      ...(method !== undefined && { method }),
      ...(body !== undefined && { body }),
      headers: authorization,
      signal: AbortSignal.timeout(15_000),
    });
    if (response.ok) return z.safeParse(answer, await response.json()).success;
    count(written, response.status);
    if (response.status === 503 && response.headers.get('retry-after') === null) written.unexplained += 1;
    await response.arrayBuffer();
  } catch {
    count(written, 0);
  }
  return false;
}

const count = ({ turnedAway }: Written, status: number): void =>
  void turnedAway.set(status, (turnedAway.get(status) ?? 0) + 1);
