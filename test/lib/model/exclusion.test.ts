import { describe, expect, it } from 'vitest';
import { changedList, readExclusion } from '#lib/model/exclusion.ts';

describe('a line of a list of excluded addresses', () => {
  it.each([
    [' Jane@Acme.TEST ', 'jane@acme.test'],
    ['Jane Doe <jane@acme.test>', 'jane@acme.test'],
    ['@Acme.test', '@acme.test'],
    ['*@acme.test', '@acme.test'],
    ['eu.acme.test', '@eu.acme.test'],
    ['@müller.test', '@müller.test'],
  ])('%j says %j', (line, entry) => {
    expect(readExclusion(line)).toBe(entry);
  });

  it.each(['', 'acme', '@', '@acme', 'jane@', 'jane doe', 'a b@c.test', 'jane@acme@test', '@a..test'])(
    '%j says nothing',
    (line) => expect(readExclusion(line)).toBeNull(),
  );
});

it('a changed list has each entry once, in order', () => {
  expect(changedList(['@b.test', 'x@a.test'], { add: ['@a.test', '@b.test'], remove: ['x@a.test'] })).toEqual([
    '@a.test',
    '@b.test',
  ]);
});
