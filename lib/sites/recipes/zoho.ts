import type { Recipe } from '#lib/model/recipe.ts';

/**
 * Zoho CRM, all data centres: the new interface, the older one, and canvas views, which customers draw themselves (the generic
 * reader's). Addresses and numbers can be masked: then there is none.
 * Sources: a userscript "verified live 2026-08-04" (`span.cxElemCompViewWrap`, the first is the name; `cxPhoneViewValue`);
 * an older one (`#subvalue_EMAIL`, `#headervalue_LASTNAME`); gaurharsh/zoho_crm_extractor_assignment (`data-zcqa`).
 */
export const zoho: Recipe = {
  id: 'zoho',
  checkedOn: '2026-11-21',
  name: 'Zoho CRM',
  hosts: [
    'crm.zoho.com',
    'crm.zoho.eu',
    'crm.zoho.in',
    'crm.zoho.com.au',
    'crm.zoho.jp',
    'crm.zoho.sa',
    'crm.zohocloud.ca',
  ],
  detect: null,
  records: [
    { kind: 'contact', pattern: '^/crm/(?:org\\d+/)?tab/(?:Contacts|Leads)/(\\d{6,})' },
    { kind: 'company', pattern: '^/crm/(?:org\\d+/)?tab/Accounts/(\\d{6,})' },
    { kind: 'deal', pattern: '^/crm/(?:org\\d+/)?tab/Potentials/(\\d{6,})' },
    { kind: 'other', pattern: '^/crm/(?:org\\d+/)?tab/CustomModule\\d+/(\\d{6,})' },
  ],
  frames: [],
  within: ['.crm-recordDetail, [data-zcqa="recordDetail"]', '#detailView'],
  person: [],
  ignore: ['.timelineContainer', '#crmNextGenTopMenu', '.cv-related', '.listViewContainer'],
  fields: {
    name: ['.detailTitle span.cxElemCompViewWrap', '#headerdiv'],
    email: ['[data-zcqa="Email"] a[href^="mailto:"]', '[data-zcqa="Email"] span.cxElemCompViewWrap', '#subvalue_EMAIL'],
    phone: ['span.cxPhoneViewValue.lvPhFld', '#subvalue_PHONE', '#subvalue_MOBILE'],
    company: [],
    title: ['[data-zcqa="Title"] span.cxElemCompViewWrap'],
  },
  own: ['#zgloabalProfile'],
  watch: ['.crm-recordDetail', '#detailView', '#canvasMain'],
};
