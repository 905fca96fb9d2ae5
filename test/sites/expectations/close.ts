import { type Expectation, jane, nobody, priya, sam, several } from './who.ts';

export const close: readonly Expectation[] = [
  {
    variant: 'lead-several-contacts',
    url: 'https://app.close.com/lead/lead_AbC123/',
    who: several(jane, sam),
    why: 'contacts of one lead',
  },
  {
    variant: 'lead-one-contact',
    url: 'https://app.close.com/lead/lead_AbC124/',
    who: priya,
    why: 'the lead’s only contact',
  },
  { variant: 'leads-list', url: 'https://app.close.com/leads/', who: nobody(), why: 'a list' },
];
