import { expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type Connection, storedConnection } from '#lib/browser/connection.ts';
import { memberFrom, newId } from '#test/support/unit/rows.ts';

const connection: Connection = {
  hub: 'https://hub.example',
  workspace: { id: newId(), name: 'Acme', sample: false },
  member: memberFrom(),
  token: 'secret',
};

it('a connection is what was written', async () => {
  await storedConnection.write(connection);
  expect(await storedConnection.read()).toEqual(connection);
});

it.each([
  ['nothing', undefined],
  ['a word', 'hub'],
  ['one without a token', { ...connection, token: '' }],
  ['one whose hub is no address', { ...connection, hub: 'hub' }],
  ['one without its member', { ...connection, member: undefined }],
  ['one whose workspace is a word', { ...connection, workspace: 'Acme' }],
])('%s is as good as no connection', async (_, stored) => {
  await fakeBrowser.storage.local.set({ connection: stored });
  expect(await storedConnection.read()).toBeNull();
});
