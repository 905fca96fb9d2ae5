import { type Expectation, jane, nobody, priya } from './who.ts';

export const practice: readonly Expectation[] = [
  { variant: 'record', url: 'https://harbor.example/contacts/1', who: jane, why: 'labelled' },
  { variant: 'list', url: 'https://harbor.example/', who: nobody(), why: 'a list' },
  { variant: 'split', url: 'https://harbor.example/split/3', who: priya, why: 'fields beside a list' },
];
