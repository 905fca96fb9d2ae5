import { expect, test } from 'vitest';
import { KINDS, OUTCOMES } from '#lib/model/note-choices.ts';
import { DEFAULT_STATUSES } from '#lib/model/status.ts';
import { isKnownTouchType } from '#lib/model/touch-types.ts';
import { DEFAULT_SCORING_MODEL } from '#lib/scoring/default-model.ts';
import { scoreContact } from '#lib/scoring/score.ts';
import { CAMPAIGNS, generateSample, type Sample, TEAM } from '#server/sample/generate.ts';
import type { SamplePerson } from '#server/sample/people.ts';

const NOW = new Date('2026-11-22T12:00:00.000Z');
const sample = generateSample({ now: NOW });
const { random: _, ...made } = sample;

test('the counts are those that were promised', () => {
  expect(CAMPAIGNS).toHaveLength(3);
  expect(TEAM.filter(({ does }) => does === 'rep')).toHaveLength(6);
  const { companies, people, touches, notes } = sample;
  expect([companies.length, people.length, touches.length, notes.length]).toEqual([120, 500, 20_000, 400]);
});

test('the same seed and moment give the same sample, another seed another one', () => {
  const { random: _again, ...again } = generateSample({ now: NOW });
  expect(again).toEqual(made);
  expect(generateSample({ now: NOW, seed: 1 }).people.map(({ person }) => person.name)).not.toEqual(
    made.people.map(({ person }) => person.name),
  );
});

test('nothing lies in the future, and everything after the person came in', () => {
  const created = new Map(sample.people.map(({ person, life }) => [person, life.createdAt]));
  for (const { at, person } of [...sample.touches, ...sample.notes]) {
    expect(at).toBeLessThanOrEqual(NOW.getTime());
    expect(at).toBeGreaterThanOrEqual(created.get(person) ?? Number.POSITIVE_INFINITY);
  }
  for (const { replies, at } of sample.notes)
    expect(replies.every((reply) => reply.at > at && reply.at < NOW.getTime())).toBe(true);
});

test('addresses lead nowhere, and each belongs to one person', () => {
  const emails = sample.people.flatMap(({ person }) => person.emails);
  expect(new Set(emails).size).toBe(emails.length);
  for (const email of emails) expect(email).toMatch(/^[a-z0-9.-]+@[a-z0-9-]+\.(test|example)$/);
});

test('the people whom demonstrations ask for are there', () => {
  const by = new Map(sample.people.map(({ person }) => [person.emails[0], person]));
  expect(by.get('jane.doe@acme.test')).toMatchObject({
    name: 'Jane Doe',
    title: 'VP Operations',
    status: 'mql',
    phones: ['+14155550111'],
  });
  expect(by.get('joerg.mueller@beispiel.test')).toMatchObject({ name: 'Jörg Müller', phones: ['+4930123456'] });
  expect(by.get('priya@northwind.test')).toMatchObject({ name: 'Priya Raman' });
  expect(by.get('sam.lee@acme.test')).toMatchObject({ name: 'Sam Lee' });
});

test('everyone marketing passed on is hot, and no lead or prospect is', () => {
  const scores = (status: string) =>
    scored(sample).flatMap(([person, score]) => (person.status === status ? [score] : []));
  expect(Math.min(...scores('mql'))).toBeGreaterThanOrEqual(DEFAULT_SCORING_MODEL.bands.hot);
  expect(Math.max(...scores('lead'), ...scores('prospect'))).toBeLessThan(DEFAULT_SCORING_MODEL.bands.hot);
});

test('steps follow one another in time, and calls only happen where somebody could have called', () => {
  for (const { life } of sample.people) {
    expect(life.steps.map(({ at }) => at)).toEqual(life.steps.map(({ at }) => at).toSorted((a, b) => a - b));
  }
  expect(sample.notes.filter(({ person }) => person.status === 'prospect')).toHaveLength(0);
  const won = sample.notes.filter(({ kinds }) => kinds.includes('win'));
  expect(won.length).toBeGreaterThan(10);
  expect(won.every(({ person }) => person.status === 'customer')).toBe(true);
});

test('a year looks like one: automatic opens, unsubscribes, webinars, bursts and silence', () => {
  const count = (type: string) => sample.touches.filter((touch) => touch.type === type).length;
  for (const type of [
    'consent.unsubscribed',
    'event.attended',
    'event.cancelled',
    'form.submitted',
    'content.downloaded',
  ]) {
    expect(count(type)).toBeGreaterThan(10);
  }
  const machine = sample.touches.filter(({ verdict }) => verdict === 'machine');
  expect(machine.length).toBeGreaterThan(1_000);
  expect(machine.every(({ type }) => type.startsWith('email.'))).toBe(true);
  expect(new Set(sample.touches.map(({ at }) => new Date(at).toISOString().slice(0, 7))).size).toBeGreaterThanOrEqual(
    12,
  );
  const pricing = sample.touches.filter(({ props }) => props.path === '/pricing');
  expect(pricing.length).toBeGreaterThan(100);
});

test('every word in it is one that the hub knows', () => {
  expect(sample.touches.every(({ type }) => isKnownTouchType(type))).toBe(true);
  expect(sample.people.every(({ person }) => DEFAULT_STATUSES.some((status) => status === person.status))).toBe(true);
  expect(sample.notes.every(({ outcome }) => OUTCOMES.includes(outcome))).toBe(true);
  expect(new Set(sample.notes.flatMap(({ kinds }) => kinds))).toEqual(new Set(KINDS));
});

test('notes read differently from one another, with no place left to fill in', () => {
  const texts = sample.notes.map(({ text }) => text).filter((text) => text.length > 0);
  expect(texts.length).toBeGreaterThan(250);
  expect(new Set(texts).size).toBe(texts.length);
  expect(texts.join(' ')).not.toMatch(/[{}]|undefined|lorem/i);
});

function scored({ people, touches }: Sample): [SamplePerson, number][] {
  const byPerson = Map.groupBy(touches, ({ person }) => person);
  return people.map(({ person }) => {
    const seen = (byPerson.get(person) ?? []).map((touch) => ({
      ...touch,
      occurredAt: new Date(touch.at).toISOString(),
    }));
    const contact = { title: person.title, emails: person.emails, company: person.company };
    return [person, scoreContact({ contact, touches: seen }, DEFAULT_SCORING_MODEL, NOW).score];
  });
}
