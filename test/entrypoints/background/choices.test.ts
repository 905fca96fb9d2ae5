import { describe, expect, it } from 'vitest';
import { choiceFor, keepChoice } from '#entrypoints/background/choices.ts';
import { personOf } from '#entrypoints/background/people.ts';
import type { TabAbout } from '#lib/messages/calls.ts';
import type { PageFacts } from '#lib/model/page-facts.ts';

const person = (name: string, email: string | null, phone: string | null = null) =>
  ({ name, email, phone, company: null, title: null, evidence: 'record' }) as const;
const jane = person('Jane Doe', 'jane@acme.test');
const rui = person('Rui Tavares', null, '+351210000000');

const facts = (id: string | null, people: PageFacts['people'] = [jane, rui]): PageFacts => ({
  site: 'crm.example',
  recipe: null,
  record: id === null ? null : { kind: 'thread', id },
  people,
  phones: [],
});
const about = (over: Partial<TabAbout>) =>
  ({ facts: facts('1'), chosen: null, noneOfThem: false, ...over }) as TabAbout;

describe('who was chosen for a record', () => {
  it('is remembered for that record alone, by address or, without one, by number', async () => {
    await keepChoice(facts('1'), 'jane@acme.test');
    await keepChoice(facts('2'), '+351210000000');
    expect(await choiceFor(facts('1'))).toBe('jane@acme.test');
    expect(await choiceFor(facts('2'))).toBe('+351210000000');
    expect(await choiceFor(facts('3'))).toBeUndefined();
  });

  it('holds no longer once the page names others, unless a search found them', async () => {
    await keepChoice(facts('1'), 'jane@acme.test');
    await keepChoice(facts('2'), 'found@acme.test', true);
    expect(await choiceFor(facts('1', [rui]))).toBeUndefined();
    expect(await choiceFor(facts('2', []))).toBe('found@acme.test');
  });

  it('may be nobody: "not this person" holds until somebody is chosen', async () => {
    await keepChoice(facts('1', [jane]), null);
    expect(await choiceFor(facts('1', [jane]))).toBeNull();
    await keepChoice(facts('1', [jane]), 'jane@acme.test');
    expect(await choiceFor(facts('1', [jane]))).toBe('jane@acme.test');
  });

  it('lasts only as long as the facts do, where the page has no record', async () => {
    await keepChoice(facts(null), 'jane@acme.test');
    expect(await choiceFor(facts(null))).toBeUndefined();
  });

  it('is forgotten after five hundred newer ones', async () => {
    for (let id = 0; id <= 500; id += 1) await keepChoice(facts(`${id}`), null);
    expect(await choiceFor(facts('0'))).toBeUndefined();
    expect(await choiceFor(facts('500'))).toBeNull();
  });
});

describe('whom the launcher stands for', () => {
  it('is the chosen one, by number too, or the one whom a search found', () => {
    expect(personOf(about({}))).toBeNull();
    expect(personOf(about({ chosen: '+351210000000' }))).toEqual(rui);
    expect(personOf(about({ chosen: 'found@acme.test' }))).toMatchObject({ email: 'found@acme.test', name: null });
    expect(personOf(about({ chosen: '+4930111' }))).toBeNull();
    expect(personOf(about({ chosen: 'jane@acme.test', noneOfThem: true }))).toBeNull();
  });
});
