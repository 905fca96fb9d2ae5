import { describe, expect, it } from 'vitest';
import { ADDED_HERE } from '#lib/model/added-here.ts';
import { openDirect } from '#lib/store/direct.ts';
import { newDatabase } from '#test/support/unit/database.ts';
import { newId } from '#test/support/unit/rows.ts';

const query = { email: 'jane@acme.example' };

async function addJane() {
  const port = openDirect(await newDatabase());
  const person = { fullName: 'Jane Doe', ...query, phone: null, title: null, companyName: 'Acme' };
  await port.run('addContact', { contactId: newId(), ...person });
  const found = async () => (await port.read('lookup', query))?.cards ?? [];
  return { port, found };
}

describe('a person added here', () => {
  it('is told from one whom the hub knows', async () => {
    const { found } = await addJane();
    expect((await found()).map(({ version }) => version)).toEqual([ADDED_HERE]);
  });

  it('counts as known once the hub has answered, also before the first note about them', async () => {
    const { port, found } = await addJane();
    const cards = (await found()).map((card) => ({ ...card, version: 0 }));
    await port.run('keepLookup', { query, cards });
    expect((await found()).map(({ version }) => version)).toEqual([0]);
  });
});
