import { globSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { pageFacts } from '#lib/model/page-facts.ts';
import { recipe } from '#lib/model/recipe.ts';
import { learn } from '#lib/sites/learned.ts';
import { PRIMER } from '#lib/sites/primer/index.ts';
import { readPage } from '#lib/sites/read.ts';
import { recipesFor } from '#lib/sites/registry.ts';
import { EXCLUDED, EXPECTED } from '#test/sites/expected.ts';
import { loadPage, locationOf } from '#test/sites/load.ts';

learn(PRIMER);

const read = (path?: string, recipes = recipesFor('app.example')) =>
  readPage({ document, location: locationOf(path) }, recipes, EXCLUDED);
const namesAndAddresses = ({ facts }: ReturnType<typeof read>) => facts.people.map(({ name, email }) => [name, email]);

describe('every stored page', () => {
  it.each(EXPECTED)('$page names the right people, or nobody', ({ page, path, frame, people }) => {
    loadPage(page, frame);
    expect(namesAndAddresses(read(path))).toEqual(people);
  });

  it.each(EXPECTED)('$page says nothing that the background would refuse', ({ page, path, frame }) => {
    loadPage(page, frame);
    expect(pageFacts.safeParse(read(path).facts).success).toBe(true);
  });

  it.each(EXPECTED)('$page names nobody else when no recipe is there', ({ page, path, frame, people }) => {
    loadPage(page, frame);
    const right = people.map(([, email]) => email);
    const found = read(path, []).facts.people.map(({ email }) => email);
    expect(found.filter((email) => !right.includes(email))).toEqual([]);
  });

  it('is in the table', () => {
    const stored = globSync('test/sites/*/*.html').map((file) => file.slice('test/sites/'.length, -'.html'.length));
    const named = EXPECTED.flatMap(({ page, frame }) => (frame ? [page, frame] : [page]));
    expect([...named, 'generic/hostile-name'].sort()).toEqual(stored.sort());
  });
});

describe('a record', () => {
  it('says company, title and number beside the name', () => {
    loadPage('practice/record');
    expect(read().facts.people).toEqual([
      {
        name: 'Jane Doe',
        email: 'jane.doe@acme.test',
        phone: '+14155550111',
        company: 'Acme',
        title: 'VP Operations',
        evidence: 'label',
      },
    ]);
  });

  it('of Roundcube is known by mailbox and number of the message', () => {
    loadPage('roundcube/message');
    const { facts } = read('/?_task=mail&_uid=3&_mbox=Lists%2FSales&_action=show');
    expect(facts).toMatchObject({ recipe: 'roundcube', record: { kind: 'thread', id: 'Lists%2FSales/3' } });
  });

  it('without a recipe is known by a hash: the address of the page is not in the facts', () => {
    loadPage('practice/record');
    const one = read('/contacts/secret-1').facts;
    expect(JSON.stringify(one)).not.toContain('secret');
    expect(one.record).not.toEqual(read('/contacts/secret-2').facts.record);
    expect(one.record).toEqual(read('/contacts/secret-1').facts.record);
  });

  it('holds until the elements that spoke of the person say something else', () => {
    loadPage('practice/record');
    const { holds } = read();
    expect(holds()).toBe(true);
    const link = document.querySelector('dd a[href^="mailto:"]');
    link?.setAttribute('href', 'mailto:sam.lee@acme.test');
    expect(holds()).toBe(false);
  });
});

describe('a hostile name', () => {
  it('is cut, and keeps no character that turns the reading direction', () => {
    loadPage('generic/hostile-name');
    const [person] = read().facts.people;
    expect(person?.email).toBe('hostile@names.test');
    expect(person?.name?.length).toBeLessThanOrEqual(200);
    expect(person?.name).toMatch(/^<img src=x onerror=alert\(1\)> evil Very Long Name/);
  });
});

it('every recipe that ships fits the schema of recipes', () => {
  for (const each of recipesFor('app.example')) expect(recipe.safeParse(each).error).toBeUndefined();
});

it('a recipe whose selectors are broken finds nobody else', () => {
  for (const { page, path, frame, people } of EXPECTED.filter((each) => each.page.startsWith('roundcube/'))) {
    const [whole] = recipesFor('app.example');
    if (!whole) throw new Error('a recipe ships');
    for (const field of ['within', 'person', 'frames'] as const) {
      loadPage(page, frame);
      const found = read(path, [{ ...whole, [field]: ['[[broken', '.gone'] }]).facts.people;
      const right = people.map(([, email]) => email);
      expect(found.filter(({ email }) => !right.includes(email))).toEqual([]);
    }
  }
});

describe('a list of hundreds of rows', () => {
  const page = (rows: number) => {
    const people = Array.from(
      { length: rows },
      (_, n) => `<tr><td><a href="mailto:p${n}@acme.test">P ${n}</a></td></tr>`,
    );
    document.body.innerHTML = `<main><h1>Jane Doe</h1><dl><dt>E-mail</dt><dd><a href="mailto:jane.doe@acme.test">jane.doe@acme.test</a></dd></dl>
      <table><tbody>${people.join('')}</tbody></table>
      <dl><dt>Phone</dt><dd><a href="tel:+14155550111">+1 415 555 0111</a></dd></dl></main>`;
  };

  it.each([20, 400])('of %i leaves what stands before and after it to be read', (rows) => {
    page(rows);
    expect(read().facts.people).toMatchObject([
      { name: 'Jane Doe', email: 'jane.doe@acme.test', phone: '+14155550111' },
    ]);
  });

  it('is not searched at all', () => {
    page(400);
    const asked: ParentNode[] = [];
    const table = document.querySelector('table') ?? document.body;
    const spy = vi.spyOn(Element.prototype, 'querySelectorAll').mockImplementation(function (this: Element) {
      asked.push(this);
      return document.createDocumentFragment().querySelectorAll('a');
    });
    read();
    spy.mockRestore();
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((part) => part.contains(table) || table.contains(part))).toEqual([]);
  });
});
