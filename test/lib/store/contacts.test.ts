import { describe, expect, it } from 'vitest';
import { ADDED_HERE } from '#lib/model/added-here.ts';
import { openDirect } from '#lib/store/direct.ts';
import { newDatabase } from '#test/support/unit/database.ts';
import { cardFrom, newId, pictureFrom } from '#test/support/unit/rows.ts';

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

  it('stays when the hub, asked before it heard of them, says that nobody has the address', async () => {
    const { port, found } = await addJane();
    await port.run('keepLookup', { query, cards: [] });
    expect((await found()).map(({ name }) => name)).toEqual(['Jane Doe']);
  });

  it('counts as known once the hub has answered, also before the first note about them', async () => {
    const { port, found } = await addJane();
    const cards = (await found()).map((card) => ({ ...card, version: 0 }));
    await port.run('keepLookup', { query, cards });
    expect((await found()).map(({ version }) => version)).toEqual([0]);
  });
});

describe('a person whose picture stands here', () => {
  async function seen(emails: string[], phones: string[] = []) {
    const port = openDirect(await newDatabase());
    const picture = pictureFrom(cardFrom());
    await port.run('keepPicture', { picture: { ...picture, contact: { ...picture.contact, emails, phones } } });
    const found = async (query: { email: string } | { phone: string }) =>
      (await port.read('lookup', query))?.cards.map(({ name }) => name);
    return { port, found };
  }

  it('is found by each of their addresses and numbers, by which nobody ever looked them up', async () => {
    const { found } = await seen(['jane@acme.example', 'jd@home.example'], ['+15550100']);
    expect(await found({ email: ' JD@home.example' })).toEqual(['Jane Doe']);
    expect(await found({ phone: '001 555 0100' })).toEqual(['Jane Doe']);
    expect(await found({ email: 'rui@acme.example' })).toBeUndefined();
  });

  it('gives way to what the hub has said of that address since', async () => {
    const { port, found } = await seen(['jane@acme.example']);
    await port.run('keepLookup', { query, cards: [cardFrom({ name: 'Jane Roe' }), cardFrom({ name: 'Jane Poe' })] });
    expect(await found(query)).toEqual(['Jane Roe', 'Jane Poe']);
  });

  it('counts for more than an older answer that nobody has it', async () => {
    const { port, found } = await seen([]);
    await port.run('keepLookup', { query, cards: [] });
    expect(await found(query)).toEqual([]);
    const picture = pictureFrom(cardFrom({ email: query.email }));
    await port.run('keepPicture', { picture });
    expect(await found(query)).toEqual(['Jane Doe']);
  });
});
