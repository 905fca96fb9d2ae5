import { describe, expect, it } from 'vitest';
import type { Recipe } from '#lib/model/recipe.ts';
import { pointedRecipe } from '#lib/model/workspace-recipe.ts';
import { learn } from '#lib/sites/learned.ts';
import { draftRecipe, type Picks } from '#lib/sites/pointer/draft.ts';
import { candidatesFor, type PointedField, valueAt } from '#lib/sites/pointer/target.ts';
import { PRIMER } from '#lib/sites/primer/index.ts';
import { readPage } from '#lib/sites/read.ts';
import { recipesFor } from '#lib/sites/registry.ts';
import { isVisible, select } from '#lib/sites/visible.ts';
import { lay, pagesOfOnePerson, recordAs } from '#test/support/sites/records.ts';

learn(PRIMER);

const PAGES = pagesOfOnePerson();
const OMAR = { name: 'Omar Haddad', email: 'omar.haddad@delta.test' };
const IDA = { name: 'Ida B. Wells', email: 'ida@barnett.test' };

/** Points as a person would: at the record's own place for a value, not at its line in a list beside it. */
function pointAt(person: { name: string; email: string }): Picks {
  const pick = (field: PointedField, value: string) => {
    const all = candidatesFor(field, document).filter((each) => valueAt(field, each) === value);
    return (
      all.find((each) => !each.closest('li,aside,nav,[role=option],tr:not(:only-child) td:nth-child(n+3)')) ?? all[0]
    );
  };
  const [name, email] = [pick('name', person.name), pick('email', person.email)];
  return { ...(name && { name }), ...(email && { email }) };
}

function draftOf(picks: Picks, url: string, repairs: Recipe | null = null): Recipe | null {
  return draftRecipe({
    document,
    location: new URL(url),
    frame: null,
    id: 'drawn',
    today: '2026-11-22',
    picks,
    repairs,
  });
}

function readBy(recipe: Recipe, url: string) {
  const location = new URL(url);
  return readPage({ document, location }, [recipe], []).facts;
}

describe('pointing at a stored page', () => {
  it.each(PAGES)('$site/$variant gives selectors that find one visible element, or none at all', (page) => {
    lay(page.html);
    const recipe = draftOf(pointAt(page.person), page.url);
    if (recipe === null) return;
    for (const selector of [...recipe.fields.name, ...recipe.fields.email]) {
      expect(select(document, selector).filter(isVisible), selector).toHaveLength(1);
    }
    expect(pointedRecipe.safeParse(recipe).success).toBe(true);
  });

  it.each(PAGES)('$site/$variant names the next two records, or says nothing: never anybody else', (page) => {
    lay(page.html);
    const recipe = draftOf(pointAt(page.person), page.url);
    if (recipe === null) return;
    for (const next of [OMAR, IDA]) {
      lay(recordAs(page, next));
      for (const { name, email } of readBy(recipe, page.url).people) {
        expect([next.name, null]).toContain(name);
        expect([next.email, null]).toContain(email);
      }
    }
  });

  it('names name and address of the next record on nine pages of ten', () => {
    const right = PAGES.filter((page) => {
      lay(page.html);
      const recipe = draftOf(pointAt(page.person), page.url);
      lay(recordAs(page, OMAR));
      const [found] = recipe ? readBy(recipe, page.url).people : [];
      return found?.email === OMAR.email && found.evidence === 'record';
    });
    expect(PAGES.length).toBeGreaterThan(60);
    expect(right.length / PAGES.length).toBeGreaterThan(0.9);
  }, 30_000);
});

describe('a recipe made on one variant of a site', () => {
  const page = (variant: string) => {
    const found = PAGES.find((each) => each.variant === variant);
    if (!found) throw new Error(`no page ${variant}`);
    return found;
  };
  it.each([
    ['contact-new-family', 'contact-regional'],
    ['contact-mail-input', 'multi-session-hidden'],
    ['contact-native-shadow', 'contact-synthetic-shadow'],
    ['contact-cx', 'contact-cx'],
  ])('%s reads %s', (made, read) => {
    const [here, there] = [page(made), page(read)];
    lay(here.html);
    const recipe = draftOf(pointAt(here.person), here.url);
    lay(there.html);
    const anywhere = recipe && { ...recipe, hosts: [new URL(there.url).hostname] };
    expect(anywhere && readBy(anywhere, there.url).people).toMatchObject([
      { email: there.person.email, evidence: 'record' },
    ]);
  });

  it('finds nothing, and nobody else, where its fields are missing', () => {
    const here = page('contact-new-family');
    lay(here.html);
    const recipe = draftOf(pointAt(here.person), here.url);
    lay(here.html.replaceAll('highlight-', 'other-'));
    const { people, missed } = recipe ? readBy(recipe, here.url) : { people: null, missed: null };
    expect(people?.map(({ email }) => email)).toEqual([here.person.email]);
    expect(people?.[0]?.evidence).not.toBe('record');
    expect(missed).toEqual({ name: 0, email: 0, phone: 0, company: 0, title: 0 });
  });

  it('leaves pages of another kind to others', () => {
    const here = page('contact-new-family');
    lay(here.html);
    const recipe = draftOf(pointAt(here.person), here.url);
    expect(
      recipe && readBy(recipe, 'https://app.hubspot.com/contacts/2345/objects/0-1/views/all/list').recipe,
    ).toBeNull();
  });
});

describe('a repair', () => {
  const page = PAGES.find(({ variant }) => variant === 'contact-new-family');
  const url = page?.url ?? '';
  const repairOf = (html: string) => {
    lay(html);
    const [hubspot] = recipesFor('app.hubspot.com');
    return draftOf(pointAt(page?.person ?? OMAR), url, hubspot ?? null);
  };

  it('keeps what the recipe knows of its site, and replaces the fields that were pointed at', () => {
    const repair = repairOf(page?.html ?? '');
    const [hubspot] = recipesFor('app.hubspot.com');
    expect(repair).toMatchObject({
      id: 'hubspot',
      hosts: hubspot?.hosts,
      records: hubspot?.records,
      ignore: hubspot?.ignore,
    });
    expect(repair?.fields.email).toHaveLength(1);
    expect(repair?.fields.company).toEqual(hubspot?.fields.company);
  });

  it('stands in for the built-in recipe of its id, and comes before it', () => {
    const repair = repairOf(page?.html ?? '');
    const recipes = recipesFor('app.hubspot.com', repair ? [repair] : []);
    expect(recipes[0]).toEqual(repair);
    expect(recipes.filter(({ id }) => id === 'hubspot')).toHaveLength(1);
  });

  it('reads a page whose parts have all been renamed', () => {
    const renamed = (page?.html ?? '')
      .replaceAll('data-test-id', 'data-qa')
      .replaceAll('data-scroll-trackable-container', 'data-pane');
    const repair = repairOf(renamed);
    lay(renamed.replaceAll(page?.person.name ?? '', OMAR.name).replaceAll(page?.person.email ?? '', OMAR.email));
    expect(repair && readBy(repair, url).people).toMatchObject([{ ...OMAR, evidence: 'record' }]);
  });
});
