import { expect, test } from 'vitest';
import { recipe } from '#lib/model/recipe.ts';
import { readByRecipe } from '#lib/sites/recipe-reader.ts';
import { gmail } from '#lib/sites/recipes/gmail.ts';
import { formValue } from '#lib/sites/visible.ts';

const NOBODY = { name: [], email: [], phone: [], company: [], title: [] };
const greedy = (selector: string) => ({
  ...gmail,
  within: [],
  person: [],
  ignore: [],
  fields: { ...NOBODY, email: [selector], phone: [selector], title: [selector], name: ['h1'] },
});

/** What a recipe that points at this field gets of it. */
function takenFrom(field: string) {
  document.body.innerHTML = `<h1>Jane Doe</h1>${field}`;
  const [found] = readByRecipe(greedy('#field'), { document, location });
  return [found?.person.email, found?.person.phone, found?.person.title];
}

test.each([
  '<input id="field" type="password" value="jane@acme.test">',
  '<input id="field" type="text" autocomplete="current-password" value="jane@acme.test">',
  '<input id="field" autocomplete="section-pay billing cc-number" value="378282246310005">',
  '<input id="field" autocomplete="cc-csc" value="12345">',
  '<input id="field" inputmode="numeric" autocomplete="one-time-code" value="493817">',
  '<textarea id="field" autocomplete="one-time-code">493817</textarea>',
  '<select id="field" autocomplete="cc-exp-year"><option selected>203012</option></select>',
])('a recipe gets nothing of %s', (field) => {
  expect(takenFrom(field)).toEqual([null, null, null]);
});

test('a field that only keeps browsers from filling it in is read as any other', () => {
  expect(takenFrom('<input id="field" type="email" autocomplete="new-password" value="jane@acme.test">')[0]).toBe(
    'jane@acme.test',
  );
});

test('a hidden field and a chosen file read as empty', () => {
  document.body.innerHTML = '<input type="hidden" value="csrf-1"><input type="file">';
  expect([...document.querySelectorAll('input')].map(formValue)).toEqual(['', '']);
});

test.each(['value', 'VALUE', '', 'a b'])('a recipe may not keep a record’s id in the attribute "%s"', (attribute) => {
  const recordIn = [{ kind: 'other', selector: 'input', attribute }];
  expect(recipe.safeParse({ ...gmail, recordIn }).success).toBe(false);
});

test('a recipe has room for a site, and not for every page of the web', () => {
  const hosts = Array.from({ length: 51 }, (_, index) => `crm${index}.example`);
  const records = Array.from({ length: 21 }, () => ({ kind: 'other', pattern: '^/(\\d+)' }));
  expect(recipe.safeParse({ ...gmail, hosts }).success).toBe(false);
  expect(recipe.safeParse({ ...gmail, records }).success).toBe(false);
  expect(recipe.safeParse(gmail).success).toBe(true);
});
