import { type Expectation, jane, joerg, nobody, priya, sam, several } from './who.ts';

export const hubspot: readonly Expectation[] = [
  {
    variant: 'contact-old-text',
    url: 'https://app.hubspot.com/contacts/2345/contact/101',
    who: jane,
    why: 'record field',
  },
  {
    variant: 'contact-old-input',
    url: 'https://app.hubspot.com/contacts/2345/record/0-1/101',
    who: jane,
    why: 'record field, an input’s value',
  },
  {
    variant: 'contact-new-family',
    url: 'https://app.hubspot.com/contacts/2345/record/0-1/101',
    who: jane,
    why: 'record field, the newer attributes',
  },
  {
    variant: 'contact-regional',
    url: 'https://app-eu1.hubspot.com/contacts/2345/record/0-1/102',
    who: joerg,
    why: 'a regional host',
  },
  {
    variant: 'deal-several',
    url: 'https://app.hubspot.com/contacts/2345/record/0-3/55',
    who: several(jane, sam),
    why: 'both are contacts of the deal',
  },
  {
    variant: 'deal-one',
    url: 'https://app.hubspot.com/contacts/2345/deal/56',
    who: priya,
    why: 'the deal’s only contact',
  },
  {
    variant: 'list',
    url: 'https://app.hubspot.com/contacts/2345/objects/0-1/views/all/list',
    who: nobody(),
    why: 'a list',
  },
  {
    variant: 'list-preview',
    url: 'https://app.hubspot.com/contacts/2345/objects/0-1/views/all/list',
    who: jane,
    why: 'the preview panel over the list',
  },
  {
    variant: 'list-preview-no-address',
    url: 'https://app.hubspot.com/contacts/2345/objects/0-1/views/all/list',
    who: { name: 'Jane Doe', email: null },
    why: 'the panel’s record has no address; those behind it are others’',
  },
  {
    variant: 'company',
    url: 'https://app.hubspot.com/contacts/2345/record/0-2/9',
    who: several(jane, sam),
    why: 'contacts of the company',
  },
];
