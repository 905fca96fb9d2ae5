/** Who stands on each stored page: `[name, address]`, several for a chooser, none for "could not tell". */
export type Expected = { page: string; path?: string; frame?: string; people: [string | null, string | null][] };

/** Addresses that are never anybody's on these pages: those of the member who reads them. */
export const EXCLUDED = ['rep@ourco.test', '@ourco.test'];

export const EXPECTED: readonly Expected[] = [
  {
    page: 'roundcube/message',
    path: '/?_task=mail&_mbox=INBOX&_uid=1&_action=show',
    people: [['Jane Doe', 'jane.doe@acme.test']],
  },
  { page: 'roundcube/message-details', people: [['Jörg Müller', 'joerg.mueller@beispiel.test']] },
  { page: 'roundcube/via-list', people: [['Carlos Ortega', null]] },
  { page: 'roundcube/no-reply', people: [] },
  { page: 'roundcube/own-message', people: [] },
  { page: 'roundcube/list', path: '/?_task=mail&_mbox=INBOX', people: [] },
  {
    page: 'roundcube/preview',
    path: '/?_task=mail&_mbox=INBOX',
    frame: 'roundcube/preview.frame',
    people: [['Priya Raman', 'priya@northwind.test']],
  },
  { page: 'practice/list', people: [] },
  { page: 'practice/record', people: [['Jane Doe', 'jane.doe@acme.test']] },
  { page: 'practice/split', people: [['Priya Raman', 'priya@northwind.test']] },
  { page: 'generic/key-value-table', people: [['Jane Doe', 'jane.doe@acme.test']] },
  { page: 'generic/label-value-divs', people: [['Jane Doe', 'jane.doe@acme.test']] },
  { page: 'generic/edit-form', people: [['Jörg Müller', 'joerg.mueller@beispiel.test']] },
  { page: 'generic/login-form', people: [] },
  { page: 'generic/drawer-over-list', people: [['Jane Doe', 'jane.doe@acme.test']] },
  { page: 'generic/modal-without-address', people: [] },
  { page: 'generic/json-ld', people: [['Jane Doe', 'jane.doe@acme.test']] },
  { page: 'generic/json-ld-of-another', people: [] },
  { page: 'generic/hcard', people: [['Priya Raman', 'priya@northwind.test']] },
  { page: 'generic/microdata', people: [['Sam Lee', 'sam.lee@acme.test']] },
  { page: 'generic/mailto-beside-body', people: [['Jane Doe', 'jane.doe@acme.test']] },
  {
    page: 'generic/deal-with-two',
    people: [
      ['Jane Doe', 'jane.doe@acme.test'],
      ['Sam Lee', 'sam.lee@acme.test'],
    ],
  },
  { page: 'generic/directory', people: [] },
  { page: 'generic/article', people: [] },
  { page: 'generic/bare-text', people: [['Jörg Müller', 'joerg.mueller@beispiel.test']] },
  { page: 'generic/nobody', people: [] },
  { page: 'generic/hidden-old-record', people: [['Jane Doe', 'jane.doe@acme.test']] },
  { page: 'generic/odd-name', people: [['Jane Doe', 'jane.doe@acme.test']] },
  { page: 'generic/record-without-address', people: [['Nora Quinn', null]] },
  { page: 'generic/vendor-only', people: [] },
  { page: 'generic/empty', people: [] },
];
