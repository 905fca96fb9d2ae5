import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lookupResponse, searchResponse } from '#lib/protocol/contacts.ts';
import { spellingsOfEmail } from '#server/contacts/lookup.ts';
import { refusalOf } from '#test/support/hub/answers.ts';
import { seedInto } from '#test/support/hub/seed.ts';
import {
  joinAs,
  makeWorkspace,
  posting,
  startTestHub,
  type TestHub,
  type TestMember,
} from '#test/support/hub/start-test-hub.ts';

let hub: TestHub;
let robin: TestMember;

beforeAll(async () => {
  hub = await startTestHub();
  const workspace = await makeWorkspace(hub);
  robin = await joinAs(hub, workspace);
  const seed = seedInto(hub, workspace);
  const acme = await seed.company('Acme');
  await seed.contact({
    name: 'Ann Lee',
    title: 'Head of Data',
    emails: ['ann@acme.test', "ann.o'hara@private.test"],
    phones: ['+4930123456'],
    companyId: acme,
    status: 'mql',
  });
  await seed.contact({ name: 'Info One', emails: ['info@shared.test'] });
  await seed.contact({ name: 'Info Two', emails: ['info@shared.test'] });
  await seed.contact({ name: 'Müller', emails: ['m@müller.test'] });
  await seed.contact({ name: 'Percy 100%_sure', emails: ['percy@pct.test'] });
});
afterAll(() => hub.close());

const lookUp = async (body: unknown) =>
  lookupResponse.parse(await (await robin.fetch('/contacts/lookup', posting(body))).json());
const names = async (body: unknown) => (await lookUp(body)).matches.map(({ name }) => name);

describe('looking somebody up', () => {
  it('finds the one person, with the picture', async () => {
    const { matches, picture } = await lookUp({ email: 'ann@acme.test' });
    expect(matches).toMatchObject([
      { name: 'Ann Lee', title: 'Head of Data', email: 'ann@acme.test', companyName: 'Acme', status: 'mql' },
    ]);
    expect(picture?.contact.emails).toEqual(['ann@acme.test', "ann.o'hara@private.test"]);
  });

  it.each([
    ['in capitals', 'ANN@Acme.TEST'],
    ['as a link with a display name', 'Ann Lee <mailto:ann@acme.test>'],
    ['with a tag', 'ann+crm@acme.test'],
    ['the second one', "Ann.O'Hara@private.test"],
  ])('knows an address %s', async (_, email) => {
    expect(await names({ email })).toEqual(['Ann Lee']);
  });

  it('knows an international domain in letters and in punycode', async () => {
    expect(await names({ email: 'm@müller.test' })).toEqual(['Müller']);
    expect(await names({ email: 'm@xn--mller-kva.test' })).toEqual(['Müller']);
  });

  it.each(['+49 30 123456', '004930123456', 'tel:+49-30-123456', '4930123456'])(
    'knows the number %s',
    async (phone) => {
      expect(await names({ phone })).toEqual(['Ann Lee']);
    },
  );

  it('leaves the choice to people where several share an address', async () => {
    const { matches, picture } = await lookUp({ email: 'info@shared.test' });
    expect(matches.map(({ name }) => name)).toEqual(['Info One', 'Info Two']);
    expect(picture).toBeNull();
  });

  it('of an unknown person says so and creates nothing', async () => {
    const count = () =>
      hub.database.store.owner((tx) =>
        tx
          .selectFrom('app.contacts')
          .select((row) => row.fn.countAll<number>().as('all'))
          .executeTakeFirst(),
      );
    const before = await count();
    expect(await lookUp({ email: 'nobody@acme.test' })).toEqual({ matches: [], picture: null });
    expect(await lookUp({ email: 'not an address' })).toEqual({ matches: [], picture: null });
    expect(await lookUp({ phone: 'call me' })).toEqual({ matches: [], picture: null });
    expect(await count()).toEqual(before);
  });

  it.each([[{}], [{ email: 'a@b.test', phone: '12345' }], [{ email: 7 }], [null]])('refuses %j', async (body) => {
    expect(await refusalOf(await robin.fetch('/contacts/lookup', posting(body)))).toEqual({
      status: 400,
      code: 'body_invalid',
    });
  });
});

describe('the spellings of an address', () => {
  it('try the address itself before the one without its tag', () => {
    expect(spellingsOfEmail('a+b@x.test')).toEqual([['a+b@x.test'], ['a@x.test']]);
  });

  it('keep an address that begins with a plus whole', () => {
    expect(spellingsOfEmail('+b@x.test')).toEqual([['+b@x.test']]);
  });
});

describe('searching', () => {
  const search = async (q: string) => {
    const answer = await robin.fetch(`/contacts?q=${encodeURIComponent(q)}`);
    return searchResponse.parse(await answer.json()).matches.map(({ name }) => name);
  };

  it('finds whoever has all the words, in any order and any field', async () => {
    expect(await search('acme ANN')).toEqual(['Ann Lee']);
    expect(await search('ann müller')).toEqual([]);
    expect(await search('123456')).toEqual(['Ann Lee']);
    expect(await search('info')).toEqual(['Info One', 'Info Two']);
  });

  it('takes signs that mean something to the database as they are', async () => {
    expect(await search('100%_')).toEqual(['Percy 100%_sure']);
    expect(await search('%')).toEqual(['Percy 100%_sure']);
    expect(await search("\\ '")).toEqual([]);
  });

  it('asks for words', async () => {
    expect(await refusalOf(await robin.fetch('/contacts?q=%20'))).toEqual({ status: 400, code: 'body_invalid' });
    expect(await refusalOf(await robin.fetch('/contacts'))).toEqual({ status: 400, code: 'body_invalid' });
  });
});
