import type { Recipe } from '#lib/model/recipe.ts';

/**
 * Pipedrive: person, deal, lead and organization. No dependable selector for the address is known: labelled fields are read by
 * the generic reader on pages whose URL names a record, and what is listed here keeps it to the right part.
 * Sources: clockify, selectors.json (2026-03-10): `header-title`, `SidebarLeadTitle`, `.detailView`; rc-unified-crm-extension,
 * manifest.json (2026-08-21): URLs. Clockify loads its selectors at run time, a sign of frequent change.
 */
export const pipedrive: Recipe = {
  id: 'pipedrive',
  checkedOn: '2026-11-21',
  name: 'Pipedrive',
  hosts: ['*.pipedrive.com'],
  detect: null,
  records: [
    { kind: 'contact', pattern: '^/person/(\\d+)' },
    { kind: 'company', pattern: '^/organization/(\\d+)' },
    { kind: 'deal', pattern: '^/deal/(\\d+)' },
    { kind: 'deal', pattern: '^/leads/inbox/([0-9a-f-]{8,})' },
  ],
  frames: [],
  within: [
    '[data-testid="person-section"], [data-testid="participants"] .participant, [data-testid="people-section"] li',
  ],
  person: [],
  ignore: ['[data-testid="activity-timeline"]', '.timeline', '[data-testid="leads-grid"]', '[data-testid="froot-nav"]'],
  fields: {
    name: ['[data-testid="person-link"]', 'a[href^="/person/"]'],
    email: ['a[href^="mailto:"]'],
    phone: ['a[href^="tel:"], a[href^="callto:"]'],
    company: [],
    title: [],
  },
  own: [],
  watch: ['.detailView', '[data-testid="details-section"]', '[data-testid="lead-sidebar"]'],
};
