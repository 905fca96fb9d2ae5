import { describe, expect, it } from 'vitest';
import type { StorageTrouble } from '#lib/model/storage-trouble.ts';
import { draftWriter } from '#lib/store/draft-writer.ts';
import type { StorePort } from '#lib/store/port.ts';

/** A store whose writes end when the test says so. */
function slowStore() {
  const written: unknown[] = [];
  const open: PromiseWithResolvers<null>[] = [];
  const run: StorePort['run'] = (name, args) => {
    written.push(name === 'dropDraft' ? 'dropped' : (args as { text: string }).text);
    const end = Promise.withResolvers<null>();
    open.push(end);
    return end.promise;
  };
  const settle = async (how: 'resolve' | 'reject') => {
    const end = open.shift();
    if (how === 'resolve') end?.resolve(null);
    else end?.reject(new Error('storage is blocked'));
    await new Promise((done) => setTimeout(done));
  };
  const port: StorePort = { run, watch: () => {}, read: () => Promise.reject(new Error('not read here')) };
  return { port, written, settle };
}

describe('the draft writer', () => {
  it('starts a write with the first input, without waiting for a pause', () => {
    const { port, written } = slowStore();
    draftWriter(port, 'reply:1', () => {}).save('b');
    expect(written).toEqual(['b']);
  });

  it('has one write in flight, and behind it only the newest words', async () => {
    const { port, written, settle } = slowStore();
    const writer = draftWriter(port, 'reply:1', () => {});
    for (const text of ['b', 'bu', 'bud', 'budg']) writer.save(text);
    expect(written).toEqual(['b']);
    await settle('resolve');
    expect(written).toEqual(['b', 'budg']);
    await settle('resolve');
    expect(written).toEqual(['b', 'budg']);
  });

  it('drops after what is being written, so that no old words come back', async () => {
    const { port, written, settle } = slowStore();
    const writer = draftWriter(port, 'reply:1', () => {});
    writer.save('budget in Q3');
    writer.drop();
    await settle('resolve');
    expect(written).toEqual(['budget in Q3', 'dropped']);
  });

  it('says when the words are not safe, and goes on writing', async () => {
    const { port, written, settle } = slowStore();
    const heard: (StorageTrouble | null)[] = [];
    const writer = draftWriter(port, 'reply:1', (trouble) => heard.push(trouble));
    writer.save('one');
    await settle('reject');
    writer.save('two');
    await settle('resolve');
    expect(written).toEqual(['one', 'two']);
    expect(heard).toEqual(['not_stored', null]);
  });
});
