import type { Recipe } from '#lib/model/recipe.ts';

/** A recipe as the pointer makes them, for a CRM of its own. */
export const aRecipe = (over: Partial<Recipe> = {}): Recipe => ({
  id: 'crm-example',
  checkedOn: '2026-11-22',
  name: 'crm.example',
  hosts: ['crm.example'],
  detect: null,
  records: [{ kind: 'contact', pattern: '^/people/(\\d+)(?=[/?#]|$)' }],
  frames: [],
  within: [],
  person: [],
  ignore: [],
  fields: { name: ['[data-field="name"]'], email: ['[data-field="email"]'], phone: [], company: [], title: [] },
  own: [],
  watch: [],
  ...over,
});
