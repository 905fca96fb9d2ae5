import { expect, it } from 'vitest';
import { openDirect } from '#lib/store/direct.ts';
import { dropOld } from '#lib/store/drop-old.ts';
import { newDatabase } from '#test/support/unit/database.ts';
import { cardFrom, pictureFrom } from '#test/support/unit/rows.ts';

const DAY = 86_400_000;

it('lets go of pictures and answers that were fetched more than 90 days ago, and of no others', async () => {
  const db = await newDatabase();
  const port = openDirect(db);
  const [old, fresh] = [cardFrom(), cardFrom()];
  for (const card of [old, fresh]) {
    await port.run('keepPicture', { picture: pictureFrom(card) });
    await port.run('keepLookup', { query: { email: `${card.id}@acme.example` }, cards: [card] });
  }
  await db.pictures.update(old.id, { fetchedAt: db.now() - 91 * DAY });
  await db.lookups.update(`email:${old.id}@acme.example`, { fetchedAt: db.now() - 91 * DAY });
  await dropOld(db);
  expect(await db.pictures.toCollection().primaryKeys()).toEqual([fresh.id]);
  expect(await db.lookups.toCollection().primaryKeys()).toEqual([`email:${fresh.id}@acme.example`]);
});
