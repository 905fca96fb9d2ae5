import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role, Workspace } from '#lib/model/member.ts';
import { joinAs, makeWorkspace, startTestHub, type TestHub } from '#test/support/hub/start-test-hub.ts';
import { loseAnswers, openClient, type TestClient } from '#test/support/sync/client.ts';
import { newId, noteBody } from '#test/support/unit/rows.ts';

let hub: TestHub;
let workspace: Workspace;
beforeAll(async () => {
  hub = await startTestHub();
  workspace = await makeWorkspace(hub);
});
afterAll(() => hub.close());

const openAs = async (role: Role, name: string) =>
  openClient(hub.url, await joinAs(hub, workspace, role, name), { beside: () => {} });

const viewOf = ({ port }: TestClient, noteId: string) => port.read('note', { noteId });
const wordsOf = async (client: TestClient, noteId: string) => {
  const view = await viewOf(client, noteId);
  return [view?.note.text, ...(view?.others ?? []).map(({ version }) => version.patch.text)];
};

/** A note by Sam that Lea, a lead, holds as well. */
async function sharedNote() {
  const [sam, lea] = [await openAs('rep', 'Sam'), await openAs('lead', 'Lea')];
  const [contactId, noteId] = [newId(), newId()];
  const who = { fullName: 'Jane', email: null, phone: null, title: null, companyName: null };
  await sam.port.run('addContact', { contactId, ...who });
  await sam.port.run('logNote', { noteId, contactId, body: noteBody({ text: 'Before', kinds: ['pricing'] }) });
  await sam.letGo();
  await sam.sync();
  await lea.sync();
  const meet = async () => {
    for (const client of [sam, lea, sam, lea]) await client.sync();
  };
  return { sam, lea, noteId, meet };
}

describe('two who edit one note', () => {
  it('in different fields both have their way', async () => {
    const { sam, lea, noteId, meet } = await sharedNote();
    await sam.port.run('editNote', { noteId, patch: { text: 'By Sam', kinds: ['pricing'], outcome: 'connected' } });
    await lea.port.run('editNote', { noteId, patch: { text: 'Before', kinds: ['win'], outcome: 'voicemail' } });
    await meet();
    for (const client of [sam, lea])
      expect((await viewOf(client, noteId))?.note).toMatchObject({
        text: 'By Sam',
        kinds: ['win'],
        outcome: 'voicemail',
      });
    expect(await wordsOf(sam, noteId)).toEqual(['By Sam']);
  });

  it('in the same words keep both, each signed, for both to see', async () => {
    const { sam, lea, noteId, meet } = await sharedNote();
    await sam.port.run('editNote', { noteId, patch: { text: 'By Sam' } });
    await lea.port.run('editNote', { noteId, patch: { text: 'By Lea' } });
    expect(await wordsOf(lea, noteId)).toEqual(['By Lea']);
    await meet();
    for (const client of [sam, lea]) {
      expect(await wordsOf(client, noteId)).toEqual(['By Sam', 'By Lea']);
      expect((await viewOf(client, noteId))?.others).toMatchObject([{ author: { name: 'Lea' } }]);
    }
  });

  it('may take the other words, or let them go', async () => {
    const { sam, lea, noteId, meet } = await sharedNote();
    await sam.port.run('editNote', { noteId, patch: { text: 'By Sam' } });
    await lea.port.run('editNote', { noteId, patch: { text: 'By Lea' } });
    await meet();
    const otherId = (await viewOf(sam, noteId))?.others?.[0]?.version.id ?? '';
    await sam.port.run('settleOther', { noteId, otherId, take: true });
    expect(await wordsOf(sam, noteId)).toEqual(['By Lea']);
    await meet();
    expect(await wordsOf(lea, noteId)).toEqual(['By Lea']);

    await sam.port.run('editNote', { noteId, patch: { text: 'Again by Sam' } });
    await lea.port.run('editNote', { noteId, patch: { text: 'Again by Lea' } });
    await meet();
    const [again] = (await viewOf(lea, noteId))?.others ?? [];
    await lea.port.run('settleOther', { noteId, otherId: again?.version.id ?? '', take: false });
    await meet();
    expect(await wordsOf(sam, noteId)).toEqual(['Again by Sam']);
  });

  it('lose no words in whatever order they write, meet the hub, and lose its answers', async () => {
    const step = fc.record({ who: fc.constantFrom(0, 1), does: fc.constantFrom('write', 'sync', 'lose') } as const);
    const run = async (steps: { who: 0 | 1; does: 'write' | 'sync' | 'lose' }[]) => {
      const { sam, lea, noteId, meet } = await sharedNote();
      const writers = [new Writer(sam, noteId), new Writer(lea, noteId)] as const;
      for (const [n, { who, does }] of steps.entries()) await writers[who].step(does, `${n} by ${who}`);
      for (const writer of writers) writer.restore();
      await meet();
      const standing = await wordsOf(sam, noteId);
      expect(await wordsOf(lea, noteId)).toEqual(standing);
      for (const [one, other] of [writers, writers.toReversed()] as [Writer, Writer][])
        expect(one.last === null || standing.includes(one.last) || other.read.has(one.last)).toBe(true);
    };
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 10 }), run), { numRuns: 12 });
  });
});

/** Somebody at a machine of their own: what they wrote last, and all the words that they came to read in the note. */
class Writer {
  readonly read = new Set<string | undefined>();
  last: string | null = null;
  readonly #client: TestClient;
  readonly #noteId: string;
  readonly #fetch: TestClient['network']['fetch'];

  constructor(client: TestClient, noteId: string) {
    this.#client = client;
    this.#noteId = noteId;
    this.#fetch = client.network.fetch;
  }

  async step(does: 'write' | 'sync' | 'lose', text: string): Promise<void> {
    if (does === 'lose') loseAnswers(this.#client, { times: 1 });
    if (does !== 'write') await this.#client.sync();
    else await this.#client.port.run('editNote', { noteId: this.#noteId, patch: { text } });
    if (does === 'write') this.last = text;
    for (const words of await wordsOf(this.#client, this.#noteId)) this.read.add(words);
  }

  restore(): void {
    this.#client.network.fetch = this.#fetch;
  }
}

describe('two leads who save one site recipe', () => {
  it('overwrite nothing unseen: the second is told, and may send it again', async () => {
    const [lea, ann] = [await openAs('lead', 'Lea'), await openAs('lead', 'Ann')];
    const { gmail } = await import('#lib/sites/recipes/gmail.ts');
    const named = (name: string) => ({ ...gmail, id: recipeId, name });
    const recipeId = newId();
    const nameAt = async ({ port }: TestClient) => (await port.read('recipes', {}))[0]?.recipe.name;
    await lea.port.run('saveRecipe', { recipeId, recipe: named('First') });
    await lea.sync();
    await ann.sync();
    await lea.port.run('saveRecipe', { recipeId, recipe: named('By Lea') });
    await ann.port.run('saveRecipe', { recipeId, recipe: named('By Ann') });
    await lea.sync();
    await ann.sync();
    const [refused] = await ann.port.read('refused', {});
    expect(refused).toMatchObject({ code: 'recipe_changed', text: 'By Ann' });
    await ann.port.run('retryRefused', { seq: refused?.seq ?? 0 });
    await ann.sync();
    await lea.sync();
    expect(await nameAt(lea)).toBe('By Ann');
  });
});
