import type { Recipe } from '#lib/model/recipe.ts';

/**
 * Freshsales: contact and account pages; lists live at `/contacts/view/ID`, which must not be taken for a record.
 * Sources: two public extensions (URLs). Their elements are not documented: labelled fields are the generic reader's.
 */
export const freshsales: Recipe = {
  id: 'freshsales',
  checkedOn: '2026-11-21',
  name: 'Freshsales',
  hosts: ['*.myfreshworks.com', '*.freshsales.io'],
  detect: null,
  records: [
    { kind: 'contact', pattern: '/(?:contacts|leads)/(\\d+)' },
    { kind: 'company', pattern: '/accounts/(\\d+)' },
    { kind: 'deal', pattern: '/deals/(\\d+)' },
  ],
  frames: [],
  within: ['.entity-detail:has(.related)', '.entity-detail:has(.email-link)'],
  person: ['.related .card', '.entity-detail:has(.email-link)'],
  ignore: ['.timeline', '.row-item', '.fs-nav'],
  fields: {
    name: ['a[href*="/contacts/"]', '.entity-name'],
    email: ['a.email-link', 'a[href^="mailto:"]'],
    phone: ['.field-value a[href^="tel:"]'],
    company: [],
    title: [],
  },
  own: [],
  watch: ['.entity-detail'],
};
