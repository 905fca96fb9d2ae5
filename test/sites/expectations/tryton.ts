import { type Expectation, jane, joerg, nobody } from './who.ts';

export const tryton: readonly Expectation[] = [
  {
    variant: 'record',
    url: 'https://erp.ourco.example/#tryton/model/party.party/1;name=%22Parties%22',
    who: jane,
    why: 'name in an input, address in a row',
  },
  {
    variant: 'record-row-open',
    url: 'https://erp.ourco.example/#tryton/model/party.party/2;name=%22Parties%22',
    who: joerg,
    why: 'the row is being edited',
  },
  {
    variant: 'hidden-tabs',
    url: 'https://erp.ourco.example/#tryton/model/party.party/1;views=%5B1%5D',
    who: jane,
    why: 'the other tab is hidden',
  },
  {
    variant: 'list',
    url: 'https://erp.ourco.example/#tryton/model/party.party;name=%22Parties%22',
    who: nobody(),
    why: 'a list',
  },
];
