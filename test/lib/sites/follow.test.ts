import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PageFacts } from '#lib/model/page-facts.ts';
import { follow } from '#lib/sites/follow.ts';
import type { Reading } from '#lib/sites/read.ts';

/** What the page says: the name in its heading or field, under its address. */
function reading(): Reading {
  const element = document.querySelector<HTMLInputElement>('h1, a, input:not(.closed)');
  const said = () => element?.value ?? element?.textContent ?? '';
  const name = said();
  const email = element?.getAttribute('title') ?? null;
  const person = { name, email, phone: null, company: null, title: null, evidence: 'label' as const };
  return {
    facts: {
      site: 'app.example',
      recipe: null,
      record: { kind: 'other', id: location.href },
      people: name ? [person] : [],
      phones: [],
    },
    anchors: element ? [element] : [],
    inFields: element?.tagName === 'INPUT',
    holds: () => element?.isConnected === true && said() === name,
  };
}

const navigation = new EventTarget();
const told: [number, string | null][] = [];
let stop: AbortController;

let readings = 0;

function start() {
  readings = 0;
  const note = (sequence: number, facts: PageFacts) => told.push([sequence, facts.people[0]?.name ?? null]);
  return follow({
    window: Object.assign(window, { navigation }),
    read: () => {
      readings += 1;
      return reading();
    },
    record: () => /^\/record\/(\d+)/.exec(location.pathname)?.[1] ?? null,
    watched: () => [document.documentElement],
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
    await pass(2_500);
    expect(told.at(-1)).toEqual([1, null]);
    await pass(1_000);
    expect(told.at(-1)).toEqual([1, 'Jane Doe']);
  });

  it('believes the same person sooner where the page drew them anew', async () => {
    show('Jane Doe');
    start();
    await pass(500);
    goTo('/2');
    show('Jane Doe');
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
    await pass(1_000);
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

  it('reads once where somebody with an address is found and nothing changes', async () => {
    document.body.innerHTML = '<a title="jane@acme.test">Jane Doe</a>';
    start();
    await pass(10_000);
    expect(readings).toBe(1);
  });

  it('reads no page anew for what an extension hangs beside its body', async () => {
    document.body.innerHTML = '<a title="jane@acme.test">Jane Doe</a>';
    start();
    await pass(500);
    const guest = document.createElement('div');
    document.documentElement.append(guest);
    await pass(2_000);
    guest.remove();
    expect(readings).toBe(1);
  });

  it('sees in the end what changed while many changes came', async () => {
    show('Jane Doe');
    start();
    await pass(500);
    for (let at = 0; at < 50; at += 1) {
      document.body.append(document.createElement('p'));
      if (at === 25) document.querySelector('h1')?.replaceChildren('Sam Lee');
      await pass(10);
    }
    await pass(500);
    expect(told.at(-1)).toEqual([1, 'Sam Lee']);
    expect(readings).toBeLessThan(8);
  });

  it('says nothing while the address changes within the same record of a recipe', async () => {
    history.replaceState(null, '', '/record/7');
    show('Jane Doe');
    start();
    await pass(500);
    goTo('/record/7?tab=notes');
    await pass(1_500);
    expect(new Set(told.map(String))).toEqual(new Set(['0,Jane Doe']));
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

/** An application whose form keeps its fields: values come some time after the address, and no mutation tells of them. */
describe('following a form that reuses its fields', () => {
  const field = document.createElement('input');
  const open = (id: number, name: string, after: number) => {
    goTo(`/form/${id}`);
    setTimeout(() => {
      field.value = name;
    }, after);
  };
  const names = () => told.map(([, name]) => name);
  beforeEach(async () => {
    document.body.replaceChildren(field);
    field.value = 'Jane Doe';
    start();
    await pass(500);
  });

  it.each([100, 700, 2_000])(
    'never shows the old value, and shows the new one, when it comes after %d ms',
    async (after) => {
      open(2, 'Sam Lee', after);
      await pass(after);
      expect(names()).toEqual(['Jane Doe', null]);
      await pass(1_500);
      expect(names()).toEqual(['Jane Doe', null, 'Sam Lee']);
    },
  );

  it.each([30, 100, 180, 300])(
    'ends three changes, %d ms apart, on the third, and shows nobody under another’s address',
    async (apart) => {
      const people = ['Jane Doe', 'Sam Lee', 'Priya Raman', 'Jörg Müller'];
      for (const [at, name] of people.entries()) {
        if (at > 0) open(at + 1, name, 100);
        await pass(apart);
      }
      await pass(2_000);
      expect(told.filter(([sequence, name]) => name !== null && name !== people[sequence])).toEqual([]);
      expect(told.at(-1)).toEqual([3, 'Jörg Müller']);
    },
  );

  it('notices a value that changes under the same address', async () => {
    field.value = 'Sam Lee';
    await pass(1_500);
    expect(names()).toEqual(['Jane Doe', null, 'Sam Lee']);
  });

  it('reads again after a click, for what a class alone shows or hides', async () => {
    for (const className of ['closed', '']) {
      field.className = className;
      document.body.click();
      await pass(500);
    }
    expect(names()).toEqual(['Jane Doe', null, 'Jane Doe']);
  });

  it('compares nothing once the person no longer stands in a field', async () => {
    show('Jane Doe');
    await pass(500);
    const timers = vi.getTimerCount();
    await pass(10_000);
    expect(vi.getTimerCount()).toBeLessThanOrEqual(timers);
  });
});
