import type { Recipe } from '#lib/model/recipe.ts';

/**
 * Close: a lead's page holds several contacts, and its URL does not say which. No source for its elements was found: the
 * names of classes are read by their start, and the generic reader stands behind.
 * Sources: two public extensions (URL only).
 */
export const close: Recipe = {
  id: 'close',
  checkedOn: '2026-11-21',
  name: 'Close',
  hosts: ['app.close.com'],
  detect: null,
  records: [{ kind: 'company', pattern: '^/lead/(lead_[A-Za-z0-9]+)' }],
  frames: [],
  within: ['[class*="Contacts"]'],
  person: ['[data-testid="contact"]', 'li[class*="ContactListItem"]'],
  ignore: ['[class*="ActivityFeed"]', '[role="feed"]'],
  fields: {
    name: ['[class*="ContactName"] strong', '[class*="ContactName"]'],
    email: ['a[href^="mailto:"]'],
    phone: ['a[href^="tel:"]'],
    company: [],
    title: [],
  },
  own: [],
  watch: ['[class*="LeadPage"]'],
};
