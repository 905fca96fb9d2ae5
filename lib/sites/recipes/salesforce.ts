import type { Recipe } from '#lib/model/recipe.ts';

/**
 * Salesforce Lightning: contact, lead, account and opportunity, console and standard. Records before stay in the page hidden;
 * components stand in native or synthetic shadow roots, hence `>>>`. Labels are localised: components are not.
 * Sources: npm salesforce-pageobjects 9.0.0 (component names); Salesforce-Inspector-reloaded, popup.js (2026-08-20): hosts and
 * ids; toggl, salesforce.js (2021): `.windowViewMode-normal`. Prefixes of ids (003, 00Q, 001, 006) are common knowledge.
 */
export const salesforce: Recipe = {
  id: 'salesforce',
  checkedOn: '2026-11-21',
  name: 'Salesforce',
  hosts: [
    '*.lightning.force.com',
    '*.lightning.force.mil',
    '*.lightning.crmforce.mil',
    '*.my.salesforce.com',
    '*.sfcrmapps.cn',
  ],
  detect: null,
  records: [
    { kind: 'contact', pattern: '/lightning/r/(?:[A-Za-z0-9_]+/)?((?:003|00Q)[a-zA-Z0-9]{12,15})/view' },
    { kind: 'company', pattern: '/lightning/r/(?:[A-Za-z0-9_]+/)?(001[a-zA-Z0-9]{12,15})/view' },
    { kind: 'deal', pattern: '/lightning/r/(?:[A-Za-z0-9_]+/)?(006[a-zA-Z0-9]{12,15})/view' },
    { kind: 'other', pattern: '/lightning/r/(?:[A-Za-z0-9_]+/)?([a-zA-Z0-9]{15,18})/view' },
    { kind: 'other', pattern: '/one/one\\.app#/sObject/([a-zA-Z0-9]{15,18})' },
  ],
  frames: [],
  within: ['.windowViewMode-normal', '.navexConsoleContentArea .tabContent', '.oneContent.active'],
  person: [
    '.forceRelatedListSingleContainer li',
    '.windowViewMode-normal:has(records-lwc-detail-panel lightning-formatted-name)',
    '.windowViewMode-normal:has(records-lwc-detail-panel)',
    '.tabContent:has(records-lwc-detail-panel)',
  ],
  ignore: ['.activityTimeline', 'table[role="grid"]', '.oneUtilityBar', '.slds-global-header_container'],
  fields: {
    name: [
      'li > h3 > a[data-refid="recordId"]',
      'lightning-formatted-name',
      '[slot="primaryField"] lightning-formatted-name',
    ],
    email: [
      'dd a[href^="mailto:"]',
      'records-record-layout-item >>> emailui-formatted-email-wrapper >>> lightning-formatted-email >>> a[href^="mailto:"]',
      'records-lwc-detail-panel >>> lightning-formatted-email >>> a[href^="mailto:"]',
    ],
    phone: ['records-lwc-detail-panel >>> lightning-formatted-phone >>> a[href^="tel:"]'],
    company: ['records-record-layout-item[field-label="Company"] .test-id__field-value'],
    title: ['records-record-layout-item[field-label="Title"] .test-id__field-value'],
  },
  own: ['.userProfile-button[title*="@"]'],
  watch: ['.oneWorkspace', '.navexConsoleContentArea'],
};
