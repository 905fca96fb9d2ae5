import { describe, expect, it } from 'vitest';
import { pointedRecipe } from '#lib/model/workspace-recipe.ts';
import { recordPattern } from '#lib/sites/pointer/record-pattern.ts';
import { aRecipe } from '#test/support/unit/recipes.ts';

const at = (address: string) => {
  const { pathname, search, hash } = new URL(address, 'https://crm.example');
  return { pathname, search, hash };
};
const idAt = (pattern: string, address: string) => {
  const { pathname, search, hash } = at(address);
  return (
    new RegExp(pattern)
      .exec(pathname + search + hash)
      ?.slice(1)
      .filter(Boolean)
      .join('/') ?? null
  );
};
const SAID = ['Jane Doe', 'jane.doe@acme.test'];

/** An address pointed at, its kind, another record's address with its id, and addresses of other kinds of page. */
const CASES: [string, string, [string, string], string[]][] = [
  ['/people/17', 'contact', ['/people/4711?tab=notes', '4711'], ['/people', '/companies/17', '/people/new']],
  ['/person/5/details', 'contact', ['/person/6/details', '6'], ['/person/6', '/person/6/edit']],
  [
    '/contacts/4141/record/0-1/99',
    'contact',
    ['/contacts/4141/record/0-1/7', '4141/7'],
    ['/contacts/4141/record/0-2/7', '/contacts/4141/objects/0-1/views/all/list'],
  ],
  [
    '/lightning/r/Contact/003xx000004TmiQAAS/view',
    'contact',
    ['/lightning/r/Contact/003xx000004TmiRAAS/view', '003xx000004TmiRAAS'],
    ['/lightning/r/Account/001xx000003DGbYAAW/view', '/lightning/o/Contact/list'],
  ],
  [
    '/main.aspx?appid=abc&pagetype=entityrecord&etn=contact&id=%7B6f9619ff-8b86-d011-b42d-00c04fc964ff%7D',
    'contact',
    [
      '/main.aspx?etn=contact&id=0f9619ff-8b86-d011-b42d-00c04fc964aa&pagetype=entityrecord',
      '0f9619ff-8b86-d011-b42d-00c04fc964aa',
    ],
    ['/main.aspx?etn=lead&pagetype=entityrecord&id=0f9619ff-8b86-d011-b42d-00c04fc964aa', '/main.aspx?etn=contact'],
  ],
  [
    '/leads/8sQk2f9a0b1c2d3e4f5a6b7c',
    'contact',
    ['/leads/0123456789abcdef01234567', '0123456789abcdef01234567'],
    ['/leads/all'],
  ],
  ['/lead/lead_8sQk2f9a0b1c/', 'contact', ['/lead/lead_Zz9Zz9Zz9/', 'lead_Zz9Zz9Zz9'], ['/lead/', '/leads/lead_1/']],
  ['/app#/contacts/12?view=card', 'contact', ['/app#/contacts/13', '13'], ['/app#/contacts', '/app#/deals/13']],
  [
    '/web#id=5&model=res.partner&view_type=form',
    'contact',
    ['/web#model=res.partner&id=6', '6'],
    ['/web#id=6&model=sale.order', '/web#model=res.partner'],
  ],
  ['/directory/jane-doe', 'other', ['/directory/omar-haddad', 'omar-haddad'], ['/directory/', '/team/omar-haddad']],
  ['/mail/?_task=mail&_uid=5&_mbox=INBOX', 'thread', ['/mail/?_uid=77&_task=mail', '77'], ['/mail/?_task=mail']],
];

describe.each(CASES)('the pattern of %s', (address, kind, [next, id], others) => {
  const record = recordPattern(at(address), SAID);
  const pattern = record?.pattern ?? '';

  it('fits the page itself and the next record, and tells their ids apart', () => {
    expect(record?.kind).toBe(kind);
    expect(idAt(pattern, address)).not.toBeNull();
    expect(idAt(pattern, next)).toBe(id);
    expect(idAt(pattern, next)).not.toBe(idAt(pattern, address));
  });

  it('fits no other kind of page', () => {
    for (const other of others) expect(idAt(pattern, other), other).toBeNull();
  });

  it('is one that the hub takes', () => {
    const recipe = aRecipe({ records: record ? [record] : [] });
    expect(pointedRecipe.safeParse(recipe).success).toBe(true);
  });
});

it('gives no pattern for an address without an id: every record would look the same', () => {
  expect(recordPattern(at('/app/contacts'), SAID)).toBeNull();
  expect(recordPattern(at('/'), SAID)).toBeNull();
});
