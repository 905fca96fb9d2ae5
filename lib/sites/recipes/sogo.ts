import type { Recipe } from '#lib/model/recipe.ts';

/** SOGo 5.8: a message and a contact, each in the pane beside its list. Angular's bindings name what stands where. */
export const sogo: Recipe = {
  id: 'sogo',
  checkedOn: '2026-11-22',
  name: 'SOGo',
  hosts: [],
  detect: 'body[ng-app^="SOGo."]',
  records: [
    { kind: 'thread', pattern: '/Mail/view#!/Mail/(\\d+)/([^#]+)/(\\d+)$' },
    { kind: 'contact', pattern: '/Contacts/view#!/addressbooks/([^/]+)/([^/]+)/(?:view|edit)$' },
  ],
  frames: [],
  within: ['#detailView', '.view-detail', 'body.popup'],
  person: [],
  ignore: ['.mailer_mailcontent', '.msg-recipients', 'md-virtual-repeat-container'],
  fields: {
    // The sender's name with the address behind it: oneself is known by that.
    name: [':has(> [ng-bind$="viewer.message.from[0].name"])', '[ng-bind-html^="editor.card.$fullname"]'],
    email: ['[ng-bind$="viewer.message.from[0].email"]', '[ng-bind="email.value"]'],
    phone: ['.msg-body a[href^="tel:"]'],
    company: [],
    title: [],
  },
  own: ['[ng-bind$="activeUser.email"]'],
  watch: ['.view-detail'],
};
