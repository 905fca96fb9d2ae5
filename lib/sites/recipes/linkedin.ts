import type { Recipe } from '#lib/model/recipe.ts';

/**
 * LinkedIn profiles and Sales Navigator leads: name and slug only, and off until somebody switches it on, since LinkedIn's terms
 * mind. The contact dialog is never opened; an address is read only there, when the member has opened it.
 * Sources: vana-com/data-connectors PR 9 (2026-02): h2 and h1, doubled text; linkedin-spider PR 18 and a public extension:
 * `[data-view-name="profile-top-card"]`, `section[componentkey*="Topcard"]`. Classes are hashed.
 */
export const linkedin: Recipe = {
  id: 'linkedin',
  checkedOn: '2026-11-21',
  name: 'LinkedIn',
  hosts: ['www.linkedin.com'],
  detect: null,
  records: [
    { kind: 'contact', pattern: '^/in/([^/?#]+)' },
    { kind: 'contact', pattern: '^/sales/lead/([^,/?#]+)' },
  ],
  frames: [],
  within: [
    '[role="dialog"]:has(a[href^="mailto:"])',
    '[data-view-name="profile-top-card"]',
    'section[componentkey*="Topcard"]',
    '[data-sn-view-name="lead-header"]',
  ],
  person: [],
  ignore: ['aside', 'article', 'main section:not([data-view-name], [componentkey*="Topcard"], [data-sn-view-name])'],
  fields: {
    name: ['[data-anonymize="person-name"]', 'h1', 'h2'],
    email: ['[role="dialog"] a[href^="mailto:"]'],
    phone: [],
    company: ['[data-anonymize="company-name"]'],
    title: [],
  },
  own: [],
  offAtFirst: true,
  watch: ['main', '[role="dialog"]'],
};
