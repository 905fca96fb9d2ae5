import type { Recipe } from '#lib/model/recipe.ts';

/**
 * Outlook on the web, all four hosts. The sender's button often shows a name alone; the address may stand in its title or
 * aria-label, or in the persona card once somebody opened it. The body is never read. Labels are localised: only roles count.
 * Sources: toggl/track-extension, outlook.js (2024-09-23) and clockify, outlook.js (2026-03-10): `#ReadingPaneContainerId`,
 * headings; mailvelope, providerSpecific.js (2026-01): `[data-log-name="Email"]`; opentabs issue 57 (2026-04-17): the fourth host.
 */
export const outlook: Recipe = {
  id: 'outlook',
  checkedOn: '2026-11-21',
  name: 'Outlook',
  hosts: ['outlook.office.com', 'outlook.office365.com', 'outlook.live.com', 'outlook.cloud.microsoft'],
  detect: null,
  records: [{ kind: 'thread', pattern: '/mail/(?:[^?#]*/)?id/([^/?#]+)' }],
  frames: [],
  within: [
    '[data-log-region="HoverTarget"]',
    '[role="dialog"]:has([data-log-name="Email"])',
    '#ReadingPaneContainerId',
  ],
  person: ['[data-log-region="HoverTarget"]', '[aria-label="Email message"]', '.aVla3', '[tabindex="-1"]:has(.OZZZK)'],
  pick: 'last',
  ignore: [
    '[role="document"]',
    '[role="listbox"]',
    '[role="navigation"]',
    '[role="heading"][title]',
    '[role="banner"]',
    '.lDdSm',
  ],
  fields: {
    name: ['[data-log-name="PersonName"]', '.OZZZK > :is([role="button"], button)', '.OZZZK'],
    email: ['[data-log-name="Email"] a[href^="mailto:"]', '.OZZZK > :is([role="button"], button)', '.OZZZK'],
    phone: ['[data-log-name="Phone"] a[href^="tel:"]'],
    company: [],
    title: [],
  },
  own: ['#mectrl_currentAccount_secondary', '[role="tree"] > [role="treeitem"][title*="@"]'],
  watch: ['#ReadingPaneContainerId', '[role="main"]'],
};
