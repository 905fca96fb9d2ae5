import { v7 as uuidv7 } from 'uuid';
import type { NoteBody } from '#lib/model/note.ts';
import type { Problem } from '#lib/model/problem.ts';
import { type Change, type PullResponse, pullResponse } from '#lib/protocol/pull.ts';
import { type MutationBody, type PushResponse, type PushResult, pushResponse } from '#lib/protocol/push.ts';
import { PROTOCOL_VERSION } from '#lib/protocol/version.ts';
import { posting, type TestMember } from '#test/support/hub/start-test-hub.ts';

type Table = Change['table'];
type RowOf<T extends Table> = Extract<Change, { table: T }>['row'];

/** A client of the wire and nothing more: what it sends and what it gets, without a store. */
export class TestClient {
  readonly account: TestMember;
  readonly clientId: string;
  /** The sequence number of the last mutation that was pushed. */
  seq = 0;
  cursor: string | undefined;
  /** Every change that was pulled, in order. */
  readonly changes: Change[] = [];

  constructor(account: TestMember, clientId = uuidv7()) {
    this.account = account;
    this.clientId = clientId;
  }

  /** Posts a push as it is; a text goes unchanged. */
  post(body: unknown): Promise<Response> {
    return this.account.fetch('/push', { ...posting(body), ...(typeof body === 'string' && { body }) });
  }

  /** The push that would send these mutations next. */
  envelope(...bodies: unknown[]) {
    const mutations = bodies.map((body, index) => ({ seq: this.seq + index + 1, body }));
    return { protocol: PROTOCOL_VERSION, clientId: this.clientId, mutations };
  }

  /** Pushes mutations and reads the answer, which must be one. */
  async push(...bodies: unknown[]): Promise<PushResponse> {
    const envelope = this.envelope(...bodies);
    const answer = pushResponse.parse(await bodyOf(await this.post(envelope)));
    this.seq = answer.lastSeq;
    return answer;
  }

  /** Pushes one mutation and gives its result. */
  async pushOne(body: unknown): Promise<PushResult> {
    const { results } = await this.push(body);
    const [result] = results;
    if (result === undefined || results.length !== 1) throw new Error('One mutation must have one result');
    return result;
  }

  /** Pulls one page from the cursor and goes on from there. */
  async pullPage(limit?: number): Promise<PullResponse> {
    const page = pullResponse.parse(await bodyOf(await this.requestPull(this.cursor, limit)));
    this.cursor = page.cursor;
    this.changes.push(...page.changes);
    return page;
  }

  requestPull(cursor?: string, limit?: number, protocol = PROTOCOL_VERSION): Promise<Response> {
    const query = new URLSearchParams({ protocol: String(protocol) });
    if (cursor !== undefined) query.set('cursor', cursor);
    if (limit !== undefined) query.set('limit', String(limit));
    return this.account.fetch(`/pull?${query}`);
  }

  /** Pulls until there is no more. */
  async pull(limit?: number): Promise<void> {
    while ((await this.pullPage(limit)).more);
  }

  /** The rows of a table as the changes so far have left them. */
  rows<T extends Table>(table: T): RowOf<T>[] {
    const byKey = new Map<string, RowOf<T>>();
    for (const change of this.changes) if (change.table === table) byKey.set(keyOf(change), change.row as RowOf<T>);
    return [...byKey.values()];
  }
}

/** The JSON of an answer that must be a good one. */
async function bodyOf(response: Response): Promise<unknown> {
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
  return response.json();
}

/** Status and stable code of an answer that says no. */
export async function problemOf(response: Response): Promise<{ status: number; code: string }> {
  const { error } = (await response.json()) as Problem;
  return { status: response.status, code: error.code };
}

/** What tells a row from others of its table. */
export function keyOf({ table, row }: Change): string {
  if (table === 'definitions') return row.key;
  if (table === 'excluded') return 'excluded';
  return table === 'readMarks' ? row.memberId : row.id;
}

const NO_BODY: NoteBody = { outcome: null, kinds: [], text: '', campaignId: null, callSeconds: null };
const WRITTEN_AT = '2026-11-21T10:00:00.000Z';

/** A mutation that writes a note. */
export function noteCreate(contactId: string, body: Partial<NoteBody> = {}, noteId = uuidv7()) {
  const full = { ...NO_BODY, outcome: 'connected' as const, ...body };
  return { name: 'note.create', noteId, contactId, writtenAt: WRITTEN_AT, body: full } satisfies MutationBody;
}

export const noteEdit = (noteId: string, patch: Partial<NoteBody>) =>
  ({ name: 'note.edit', noteId, editedAt: '2026-11-21T11:00:00.000Z', patch }) satisfies MutationBody;

export const noteDelete = (noteId: string) => ({ name: 'note.delete', noteId }) satisfies MutationBody;

export const replyCreate = (noteId: string, text: string, replyId = uuidv7()) =>
  ({ name: 'reply.create', replyId, noteId, writtenAt: WRITTEN_AT, text }) satisfies MutationBody;

export const feedRead = (feedReadAt: string) => ({ name: 'feed.read', feedReadAt }) satisfies MutationBody;

export function contactAdd(over: Partial<Extract<MutationBody, { name: 'contact.add' }>> = {}) {
  const fields = { fullName: 'Ada Byron', email: null, phone: null, title: null, companyName: null };
  return { name: 'contact.add', contactId: uuidv7(), ...fields, ...over } satisfies MutationBody;
}
