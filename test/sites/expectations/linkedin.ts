import { type Expectation, jane, nobody } from './who.ts';

export const linkedin: readonly Expectation[] = [
  {
    variant: 'profile-h1',
    url: 'https://www.linkedin.com/in/janedoe/',
    who: { name: 'Jane Doe', email: null },
    why: 'name and slug only',
  },
  {
    variant: 'profile-h2-doubled',
    url: 'https://www.linkedin.com/in/janedoe/details/experience/',
    who: { name: 'Jane Doe', email: null },
    why: 'name twice, for eye and screen reader',
  },
  {
    variant: 'overlay-contact-info',
    url: 'https://www.linkedin.com/in/janedoe/overlay/contact-info/',
    who: jane,
    why: 'the dialog that the rep opened',
  },
  {
    variant: 'sales-navigator',
    url: 'https://www.linkedin.com/sales/lead/ACwAAAb1,NAME_SEARCH,xyz',
    who: { name: 'Jane Doe', email: null },
    why: 'name only',
  },
  { variant: 'feed', url: 'https://www.linkedin.com/feed/', who: nobody(), why: 'posts' },
];
