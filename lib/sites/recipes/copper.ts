import type { Recipe } from '#lib/model/recipe.ts';

/**
 * Copper: a record is a panel that slides over the list (`?fullProfile=` in the hash); name and address are values of inputs,
 * told by their placeholders. The list behind is of others.
 * Source: one public extension, "VERIFIED 2026-07-24".
 */
export const copper: Recipe = {
  id: 'copper',
  checkedOn: '2026-11-21',
  name: 'Copper',
  hosts: ['app.copper.com'],
  detect: null,
  records: [
    { kind: 'contact', pattern: '[?&]fullProfile=((?:people|leads)-\\d+)' },
    { kind: 'company', pattern: '[?&]fullProfile=(companies-\\d+)' },
    { kind: 'deal', pattern: '[?&]fullProfile=(opportunities-\\d+)' },
  ],
  frames: [],
  within: ['[class*="EntityFullProfileFrame-fullProfile"]'],
  person: [],
  ignore: ['.ActivityItem', '.ListView', '.ListRow', '.MainNav'],
  fields: {
    name: ['input[placeholder="Add Name"]'],
    email: ['input[placeholder="Add Email"]'],
    phone: ['input[placeholder="Add Phone"]'],
    company: [],
    title: ['input[placeholder="Add Title"]'],
  },
  own: [],
  watch: ['[class*="EntityFullProfileFrame-fullProfile"]'],
};
