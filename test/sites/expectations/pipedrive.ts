import { type Expectation, jane, joerg, nobody, nora, sam, several } from './who.ts';

export const pipedrive: readonly Expectation[] = [
  { variant: 'person-new', url: 'https://ourco.pipedrive.com/person/7', who: jane, why: 'the person’s e-mail field' },
  { variant: 'person-old', url: 'https://ourco.pipedrive.com/person/9', who: joerg, why: 'the older layout' },
  { variant: 'deal', url: 'https://ourco.pipedrive.com/deal/4', who: jane, why: 'the deal’s person' },
  {
    variant: 'deal-several',
    url: 'https://ourco.pipedrive.com/deal/5',
    who: several(jane, sam),
    why: 'person and participant',
  },
  {
    variant: 'lead-inbox',
    url: 'https://ourco.pipedrive.com/leads/inbox/0f2b7a10-aaaa-bbbb-cccc-1234567890ab',
    who: nora,
    why: 'the panel over the list of leads',
  },
  {
    variant: 'organization',
    url: 'https://ourco.pipedrive.com/organization/5',
    who: several(jane, sam),
    why: 'people of the organization',
  },
  {
    variant: 'people-list',
    url: 'https://ourco.pipedrive.com/persons/list/user/everyone',
    who: nobody(),
    why: 'a list, though of one row',
  },
];
