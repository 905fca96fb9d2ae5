import { describe, expect, it } from 'vitest';
import { pointedRecipe } from '#lib/model/workspace-recipe.ts';
import { recordPattern } from '#lib/sites/pointer/record-pattern.ts';
import { roundcube } from '#lib/sites/recipes/roundcube.ts';
import { BUILT_IN } from '#lib/sites/registry.ts';

const withPattern = (pattern: string) => ({
  ...roundcube,
  hosts: ['crm.example'],
  records: [{ kind: 'other', pattern }],
});
const isTaken = (recipe: unknown) => pointedRecipe.safeParse(recipe).success;

describe("a workspace's own recipe", () => {
  it.each(BUILT_IN)('may repair $name', (recipe) => {
    const hosts = recipe.hosts.length > 0 ? recipe.hosts : ['crm.example'];
    expect(pointedRecipe.safeParse({ ...recipe, hosts }).error?.issues).toBeUndefined();
  });

  it.each(['*.com', '*', '*.', '**.acme.com', 'app*.com', '*acme.com', 'https://acme.com', ''])(
    'names no host by "%s", which would fit pages of strangers',
    (host) => expect(isTaken({ ...withPattern('^/x'), hosts: [host] })).toBe(false),
  );

  it.each(['*.acme.com', 'app-*.acme.com', 'crm', '[::1]', '10.0.0.7', 'crm.acme.co.uk'])('may name %s', (host) => {
    expect(isTaken({ ...withPattern('^/x'), hosts: [host] })).toBe(true);
  });

  it.each([
    '(a+)+$',
    '([a-z]*){9}x',
    '^.*.*.*x',
    '.*.*x',
    '^/a+a+a+$',
    '^[^/]+[^?]+[^#]+x',
    '^\\d+x?\\d+x?\\d+x?$',
    '^a{1,99}a{1,99}a{1,99}a{1,99}b',
    `^${'(?:a|a)'.repeat(30)}b`,
    `^${'a?'.repeat(30)}b`,
    '^(?=.*.*.*x)',
    'a|^.*.*x',
  ])('is refused with the pattern %s, which may stall a page', (pattern) => {
    expect(isTaken(withPattern(pattern))).toBe(false);
  });

  it.each([
    'https://crm.example/org/12345/people/67890/deals/4711/notes/99?tab=7&view=all#top',
    'https://crm.example/#/accounts/6f9619ff-8b86-d011-b42d-00cf4fc964ff/contacts/6f9619ff-8b86-d011-b42d-00cf4fc964fe',
    'https://crm.example/main.aspx?appid=6f9619ff-8b86-d011-b42d-00cf4fc964ff&pagetype=entityrecord&etn=contact&id=12345',
    'https://crm.example/index.php?module=Contacts&view=Detail&record=4711&app=SALES#id=9&mode=edit&page=12',
  ])('is taken with what the pointer writes for %s', (address) => {
    const pattern = recordPattern(new URL(address) as unknown as Location, [])?.pattern ?? '';
    expect([pattern !== '', isTaken(withPattern(pattern))]).toEqual([true, true]);
  });
});
