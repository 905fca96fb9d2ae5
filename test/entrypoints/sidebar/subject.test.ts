import { describe, expect, test } from 'vitest';
import { subjectOf } from '#entrypoints/sidebar/subject.ts';
import { personOf } from '#test/support/sidebar/people.ts';
import { aboutPeople } from '#test/support/sidebar/world.ts';

const jane = personOf();
const rui = personOf({ name: 'Rui Tavares', email: 'rui@acme.example' });

describe('whom the page is about', () => {
  test('one person is the person, asked for by address', () => {
    expect(subjectOf(aboutPeople([jane]))).toEqual({ kind: 'person', person: jane, query: { email: jane.email } });
  });

  test('a person without an address is asked for by number', () => {
    const called = personOf({ email: null, phone: '+49301234' });
    expect(subjectOf(aboutPeople([called]))).toMatchObject({ kind: 'person', query: { phone: '+49301234' } });
  });

  test('several people are never guessed among', () => {
    expect(subjectOf(aboutPeople([jane, rui]))).toEqual({ kind: 'several', people: [jane, rui] });
  });

  test('the chosen one is the person, also while the page is read anew', () => {
    const chosen = { chosen: rui.email };
    expect(subjectOf(aboutPeople([jane, rui], chosen))).toMatchObject({ kind: 'person', person: rui });
    expect(subjectOf(aboutPeople([], chosen))).toMatchObject({ kind: 'person', query: { email: rui.email } });
  });

  test('"none of them" is remembered', () => {
    expect(subjectOf(aboutPeople([jane, rui], { noneOfThem: true }))).toEqual({
      kind: 'none_of_them',
      people: [jane, rui],
    });
  });

  test('somebody excluded is nobody to ask about, unless others are there', () => {
    const excluded = { excluded: ['ceo@ours.example'] };
    expect(subjectOf(aboutPeople([], excluded))).toEqual({ kind: 'excluded', emails: ['ceo@ours.example'] });
    expect(subjectOf(aboutPeople([jane], excluded))).toMatchObject({ kind: 'person', person: jane });
  });

  test('a name alone says who it may be, but not whom to ask for', () => {
    expect(subjectOf(aboutPeople([personOf({ email: null })]))).toEqual({ kind: 'nobody' });
    expect(subjectOf(null)).toEqual({ kind: 'nobody' });
  });
});
