import type { Recipe } from '#lib/model/recipe.ts';

/**
 * Tryton 6.0, client "sao": a party's form. The name stands only in an input's value, the address in a row of contact
 * mechanisms, as text or, while the row is edited, as a value. Tabs before stay in the page, hidden, with notebooks of their own.
 * Source: seen on a running instance.
 */
export const tryton: Recipe = {
  id: 'tryton',
  checkedOn: '2026-11-22',
  name: 'Tryton',
  hosts: [],
  detect: '#main_navbar #user-preferences, #tryton-application, #tabcontent > .tab-pane .form',
  records: [{ kind: 'contact', pattern: '#[^/]+/model/party\\.party/(\\d+)' }],
  frames: [],
  within: ['#tabcontent > .tab-pane'],
  person: ['.panel-body > .form:has(input[name="name"])', '.form:has(input[name="name"])'],
  ignore: ['#menu', '#main_navbar', '[role="toolbar"]'],
  fields: {
    name: ['input[name="name"]'],
    email: ['input[name="value"][value*="@"], input[name="url"]', 'a[href^="mailto:"]'],
    phone: ['a[href^="tel:"]'],
    company: [],
    title: [],
  },
  own: [],
  // Measured in a window of 1440 px: the panel over the form hides 18 of its 58 controls, beside it 2.
  panel: { mode: 'push' },
  watch: ['#tabcontent'],
};
