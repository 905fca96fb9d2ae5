import { beforeEach, describe, expect, it } from 'vitest';
import type { Recipe } from '#lib/model/recipe.ts';
import { learn } from '#lib/sites/learned.ts';
import { PRIMER } from '#lib/sites/primer/index.ts';
import { readPage } from '#lib/sites/read.ts';
import { BUILT_IN, recipesFor } from '#lib/sites/registry.ts';

learn(PRIMER);

const HOST = 'www.linkedin.com';
const namesBy = (recipes: readonly Recipe[]) =>
  readPage(
    { document, location: { hostname: HOST, pathname: '/in/janedoe/', search: '', hash: '' } },
    recipes,
    [],
  ).facts.people.map(({ name }) => name);

beforeEach(() => {
  document.body.innerHTML = `
    <main><section data-view-name="profile-top-card"><h1>Jane Doe</h1></section>
    <dl><dt>Email</dt><dd><a href="mailto:jane.doe@acme.test">jane.doe@acme.test</a></dd></dl></main>`;
});

describe('a site that is off until somebody switches it on', () => {
  it('is read neither by its recipe nor, in its place, by the generic reader', () => {
    expect(namesBy([])).toEqual(['Jane Doe']);
    expect(namesBy(recipesFor(HOST))).toEqual([]);
  });

  it('is read by its recipe once it is on', () => {
    expect(namesBy(recipesFor(HOST, [], ['linkedin']))).toEqual(['Jane Doe']);
  });

  it('is LinkedIn alone', () => {
    expect(BUILT_IN.filter(({ offAtFirst }) => offAtFirst).map(({ id }) => id)).toEqual(['linkedin']);
  });
});

it('a recipe of the workspace stands for the built-in one of its id, on the hosts that it names', () => {
  const [gmail] = BUILT_IN;
  const repair = { ...(gmail as Recipe), name: 'Mended' };
  const namesAt = (host: string) => recipesFor(host, [repair]).map(({ name }) => name);
  expect(namesAt('mail.google.com')).toContain('Mended');
  expect(namesAt('mail.google.com')).not.toContain('Gmail');
  expect(namesAt('crm.example')).not.toContain('Mended');
});
