import type { Recipe } from '#lib/model/recipe.ts';

/**
 * Roundcube 1.6, skin "elastic": a message by itself, and the preview pane, which is a frame of the same origin.
 * The header's details are hidden at first; the summary above them shows the same link.
 */
export const roundcube: Recipe = {
  id: 'roundcube',
  checkedOn: '2026-11-22',
  name: 'Roundcube',
  hosts: [],
  detect: 'body.task-mail #layout, body.task-mail #messageheader, body.task-mail #message-header',
  records: [
    { kind: 'thread', pattern: '^(?=[^#]*[?&]_mbox=([^&#]+))[^#]*[?&]_uid=(\\d+)' },
    { kind: 'thread', pattern: '[?&]_uid=(\\d+)' },
  ],
  frames: ['iframe[name="messagecontframe"]'],
  within: ['#message-header', '#messageheader'],
  person: ['td.header.from', '.header-summary'],
  ignore: ['#messagebody', '#messagelist', 'td.header.to', 'td.header.cc', 'td.header.bcc', '#composeview-bottom'],
  fields: {
    name: ['a.rcmContactAddress'],
    email: ['a.rcmContactAddress'],
    phone: [],
    company: [],
    title: [],
  },
  own: ['.header-title.username', '#taskmenu .username'],
  // Measured in a window of 1440 px: over the preview the panel hides 5 of 36 controls, beside it none.
  panel: { mode: 'push' },
  watch: ['#layout-content', '#messagecontent'],
};
