import type { Recipe } from '#lib/model/recipe.ts';

/**
 * HubSpot: contact, company, deal and ticket pages, and the preview panel over a list. Two families of attributes are live at
 * once, account by account; values are text or inputs. On deals and companies the people are associations.
 * Sources: clockify, hubspot.js (2026-03-10); toggl, hubspot.js (2026-04-03); developers.hubspot.com, "understanding the CRM"
 * (ids of record types); ringcentral/hubspot-embeddable (2022): regional hosts.
 */
export const hubspot: Recipe = {
  id: 'hubspot',
  checkedOn: '2026-11-21',
  name: 'HubSpot',
  hosts: ['app.hubspot.com', 'app-*.hubspot.com'],
  detect: null,
  records: [
    { kind: 'contact', pattern: '^/contacts/\\d+/(?:record/0-1|contact)/(\\d+)' },
    { kind: 'company', pattern: '^/contacts/\\d+/(?:record/0-2|company)/(\\d+)' },
    { kind: 'deal', pattern: '^/contacts/\\d+/(?:record/0-[35]|deal|ticket)/(\\d+)' },
  ],
  frames: [],
  within: [
    '[data-test-id="IndexPageInlineSidebar"], [data-selenium-test="sidebar-preview-panel"], [data-crm-location="CRM_OBJECT_PREVIEW"]',
    '[data-test-id="association-card-0-1"]',
    '[data-scroll-trackable-container^="left"]',
  ],
  person: [
    '[data-test-id="contact-chicklet"], [data-selenium-test="contact-chicklet"]',
    '[data-scroll-trackable-container^="left"]:has([data-selenium-test="property-input-email"])',
    '[data-selenium-test="sidebar-preview-panel"], [data-crm-location="CRM_OBJECT_PREVIEW"]',
  ],
  ignore: ['[data-test-id="timeline"]', '[data-selenium-test="timeline-card"]', 'table', '#hs-nav-v4'],
  fields: {
    name: [
      '[data-test-id="contact-chicklet-title-link"], [data-selenium-test="contact-chicklet-title-link"]',
      '[data-selenium-test="highlightTitle"]',
      '[data-test-id="record-highlight-main-content"] :is(h1, h2)',
    ],
    email: [
      '[data-test-id="contact-chicklet-email"] a[href^="mailto:"], [data-selenium-test="contact-chicklet-email"] a[href^="mailto:"]',
      '[data-selenium-test="property-input-email"]',
      '[data-test-id="highlight-email"]',
    ],
    phone: ['[data-selenium-test="property-input-phone"]', '[data-selenium-test="property-input-mobilephone"]'],
    company: ['[data-selenium-test="property-input-company"]'],
    title: ['[data-selenium-test="property-input-jobtitle"]'],
  },
  own: ['.user-info-email'],
  watch: ['[data-scroll-trackable-container^="left"]', '[data-test-id="IndexPageInlineSidebar"]'],
};
