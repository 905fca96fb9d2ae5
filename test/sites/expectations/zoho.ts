import { type Expectation, jane, nobody, nora, priya, sam } from './who.ts';

export const zoho: readonly Expectation[] = [
  {
    variant: 'contact-cx',
    url: 'https://crm.zoho.com/crm/org1/tab/Contacts/4876876000000123',
    who: jane,
    why: 'record field',
  },
  {
    variant: 'contact-masked',
    url: 'https://crm.zoho.com/crm/tab/Contacts/4876876000000123',
    who: { name: 'Jane Doe', email: null },
    why: 'the address is masked',
  },
  {
    variant: 'lead-cx',
    url: 'https://crm.zoho.eu/crm/org1/tab/Leads/4876876000000124',
    who: nora,
    why: 'a lead in another data centre',
  },
  {
    variant: 'contact-subvalue',
    url: 'https://crm.zoho.com/crm/tab/Contacts/4876876000000125',
    who: sam,
    why: 'the older interface',
  },
  {
    variant: 'canvas',
    url: 'https://crm.zoho.com/crm/org1/tab/Contacts/4876876000000126/canvas/77',
    who: priya,
    why: 'a layout of the customer’s own',
  },
  {
    variant: 'list',
    url: 'https://crm.zoho.com/crm/org1/tab/Contacts/custom-view/1/list',
    who: nobody(),
    why: 'a list',
  },
];
