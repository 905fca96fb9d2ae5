import type { Recipe } from '#lib/model/recipe.ts';

/**
 * Horde Groupware 5.2: a message of IMP in the preview pane, in a window of its own and in the basic view, and a contact
 * of Turba. The preview shows its details, and with them whom it went to, when the triangle is pressed. The form in which
 * an address stands is left to the generic reader: the name stands on another tab, and in the page's title.
 */
export const horde: Recipe = {
  id: 'horde',
  checkedOn: '2026-11-22',
  name: 'Horde',
  hosts: [],
  detect: 'body > #horde-head, body.horde-ajax > #msgData',
  records: [
    { kind: 'thread', pattern: '#msg:([^;#]+);(\\d+)$' },
    { kind: 'thread', pattern: '^(?=[^#]*[?&]page=message)(?=[^#]*[?&]mailbox=([^&#]+))[^#]*[?&]buid=(\\d+)' },
    { kind: 'contact', pattern: '/(?:contact|edit)\\.php(?=[^#]*[?&]source=([^&#]+))[^#]*[?&]key=([^&#]+)' },
  ],
  frames: [],
  within: ['#previewMsg .msgHeaders', '#msgData .msgHeaders', '#msgheaders', '#Contact'],
  person: [],
  counterparts: ['#msgHeaderTo a.address'],
  ignore: ['.messageBody', '#msglistContainer', '#horde-sidebar', '#qreply'],
  fields: {
    name: ['#msgHeadersColl .from a.address', '#msgHeaderFrom a.address', 'label=From', 'label=Name'],
    email: ['#msgHeadersColl .from a.address', '#msgHeaderFrom a.address', 'label=From'],
    phone: [],
    company: [],
    title: [],
  },
  own: [],
  watch: ['#previewPane'],
};
