import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PageFacts } from '#lib/model/page-facts.ts';
import { follow } from '#lib/sites/follow.ts';
import type { Reading } from '#lib/sites/read.ts';

/** What the page says: the name in its heading, under its address. */
function reading(): Reading {
  const heading = document.querySelector('h1');
  const name = heading?.textContent ?? '';
  const person = { name, email: null, phone: null, company: null, title: null, evidence: 'label' as const };
  return {
    facts: {
      site: 'app.example',
      recipe: null,
      record: { kind: 'other', id: location.href },
      people: name ? [person] : [],
      phones: [],
    },
    holds: () => heading?.isConnected === true && heading.textContent === name,
  };
}

const navigation = new EventTarget();
const told: [number, string | null][] = [];
let stop: AbortController;

function start() {
  const note = (sequence: number, facts: PageFacts) => told.push([sequence, facts.people[0]?.name ?? null]);
  return follow({
    window: Object.assign(window, { navigation }),
    read: reading,
    watched: () => [],
    frames: () => [],
    tell: note,
    signal: stop.signal,
  });
}

const show = (name: string) => {
  document.body.innerHTML = `<h1>${name}</h1>`;
};
function goTo(path: string) {
  history.pushState(null, '', path);
  navigation.dispatchEvent(new Event('currententrychange'));
}
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers();
  stop = new AbortController();
  told.length = 0;
  history.replaceState(null, '', '/1');
});
afterEach(() => {
  stop.abort();
  vi.useRealTimers();
});

describe('following a page', () => {
  it('tells whom the page is about once it has settled, and only once', async () => {
    show('Jane Doe');
    start();
    await pass(5_000);
    expect(told).toEqual([[0, 'Jane Doe']]);
  });

  it('shows nobody while a record changes, then the new person', async () => {
    show('Jane Doe');
    start();
    await pass(500);
    goTo('/2');
    expect(told.at(-1)).toEqual([1, null]);
    show('Sam Lee');
    await pass(500);
    expect(told).toEqual([
      [0, 'Jane Doe'],
      [1, null],
      [1, 'Sam Lee'],
    ]);
  });

  it('does not believe the person of the record before while the page may still catch up', async () => {
    show('Jane Doe');
    start();
    await pass(500);
    goTo('/2');
    await pass(600);
    expect(told.at(-1)).toEqual([1, null]);
    show('Sam Lee');
    await pass(500);
    expect(told.at(-1)).toEqual([1, 'Sam Lee']);
  });

  it('believes the same person once the page has rested', async () => {
    show('Jane Doe');
    start();
    await pass(500);
    goTo('/1?tab=notes');
    await pass(1_500);
    expect(told.at(-1)).toEqual([1, 'Jane Doe']);
  });

  it('ends three fast changes on the third', async () => {
    show('Jane Doe');
    start();
    await pass(500);
    for (const name of ['Sam Lee', 'Priya Raman', 'Jörg Müller']) {
      goTo(`/${name}`);
      show(name);
      await pass(20);
    }
    await pass(500);
    expect(told.map(([, name]) => name)).toEqual(['Jane Doe', null, 'Jörg Müller']);
    expect(told.at(-1)?.[0]).toBe(3);
  });

  it('notices another person in the same place, without a new address', async () => {
    show('Jane Doe');
    start();
    await pass(500);
    show('Sam Lee');
    await pass(500);
    expect(told.at(-1)).toEqual([1, 'Sam Lee']);
  });

  it('says nothing when the same person is drawn anew', async () => {
    show('Jane Doe');
    start();
    await pass(500);
    show('Jane Doe');
    await pass(1_500);
    expect(told).toEqual([[0, 'Jane Doe']]);
  });

  it('tells again when asked to', async () => {
    show('Jane Doe');
    const { lookAgain } = start();
    await pass(500);
    lookAgain();
    await pass(500);
    expect(told).toEqual([
      [0, 'Jane Doe'],
      [0, 'Jane Doe'],
    ]);
  });

  it('ends with its signal', async () => {
    show('Jane Doe');
    start();
    await pass(500);
    stop.abort();
    goTo('/2');
    show('Sam Lee');
    await pass(3_000);
    expect(told).toEqual([[0, 'Jane Doe']]);
  });
});
