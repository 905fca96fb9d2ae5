import { type Expectation, jane, nobody } from './who.ts';

export const copper: readonly Expectation[] = [
  {
    variant: 'panel-over-list',
    url: 'https://app.copper.com/companies/12/app#/browse/list/people/default?fullProfile=people-1',
    who: jane,
    why: 'the panel over the list, input values',
  },
  {
    variant: 'panel-without-address',
    url: 'https://app.copper.com/companies/12/app#/browse/list/people/default?fullProfile=people-1',
    who: { name: 'Jane Doe', email: null },
    why: 'the panel’s record has no address; those behind it are others’',
  },
  {
    variant: 'list',
    url: 'https://app.copper.com/companies/12/app#/browse/list/people/default',
    who: nobody(),
    why: 'a list',
  },
];
