import { type Expectation, jane, nobody, sam, several } from './who.ts';

export const freshsales: readonly Expectation[] = [
  { variant: 'contact', url: 'https://ourco.myfreshworks.com/crm/sales/contacts/7', who: jane, why: 'record' },
  {
    variant: 'list-looks-alike',
    url: 'https://ourco.myfreshworks.com/crm/sales/contacts/view/4021',
    who: nobody(),
    why: 'a list whose address looks like a record’s',
  },
  { variant: 'contact-old-host', url: 'https://ourco.freshsales.io/contacts/8', who: sam, why: 'the older host' },
  {
    variant: 'account',
    url: 'https://ourco.myfreshworks.com/crm/sales/accounts/5',
    who: several(jane, sam),
    why: 'contacts of the account',
  },
];
