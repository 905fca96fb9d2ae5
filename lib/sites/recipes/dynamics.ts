import type { Recipe } from '#lib/model/recipe.ts';

/**
 * Dynamics 365, model-driven apps: contact, lead, account, opportunity; legacy forms stand in a frame of the same origin. The
 * address is an input's value under a name that two releases spell differently.
 * Sources: Levelup-for-Dynamics-CRM, form-actions.ts (2025-09): URLs; EasyRepro, AppElementReference.cs (2023-07):
 * `header_title`, `editFormRoot`, the pattern of `fieldControl` attributes.
 */
export const dynamics: Recipe = {
  id: 'dynamics',
  checkedOn: '2026-11-21',
  name: 'Dynamics 365',
  hosts: ['*.dynamics.com'],
  detect: null,
  records: [
    { kind: 'contact', pattern: '(?=.*[?&]etn=(?:contact|lead)\\b).*[?&]id=(?:%7B|\\{)?([0-9a-fA-F-]{36})' },
    { kind: 'company', pattern: '(?=.*[?&]etn=account\\b).*[?&]id=(?:%7B|\\{)?([0-9a-fA-F-]{36})' },
    { kind: 'deal', pattern: '(?=.*[?&]etn=opportunity\\b).*[?&]id=(?:%7B|\\{)?([0-9a-fA-F-]{36})' },
  ],
  frames: ['iframe[id^="contentIFrame"]'],
  within: ['[data-id="editFormRoot"]'],
  person: [
    '[data-id="editFormRoot"]:has([data-id^="lastname.fieldControl"])',
    '[data-id="contacts_grid"] [role="row"]',
    '[data-id="parentcontactid"]',
  ],
  ignore: ['[data-id="timeline"]', '[data-id="sitemap-list"]', '#topBar', '[data-id="data-set-body-container"]'],
  fields: {
    name: ['[data-id="header_title"]', '[role="gridcell"] > a', '[data-id^="parentcontactid.fieldControl"][title]'],
    email: [
      '[data-id="emailaddress1.fieldControl-mail-text-input"]',
      '[data-id="emailaddress1.fieldControl-text-box-text"]',
      'a[href^="mailto:"]',
    ],
    phone: ['[data-id^="telephone1.fieldControl"]', '[data-id^="mobilephone.fieldControl"]'],
    company: ['[data-id^="companyname.fieldControl"]'],
    title: ['[data-id^="jobtitle.fieldControl"]'],
  },
  own: [],
  watch: ['[data-id="editFormRoot"]'],
};
