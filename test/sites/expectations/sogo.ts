import { type Expectation, jane, nobody, nora } from './who.ts';

export const sogo: readonly Expectation[] = [
  {
    variant: 'list',
    url: 'https://mail.ourco.example/SOGo/so/rep@ourco.test/Mail/view#!/Mail/0/INBOX',
    who: nobody(),
    why: 'nothing is open',
  },
  {
    variant: 'message',
    url: 'https://mail.ourco.example/SOGo/so/rep@ourco.test/Mail/view#!/Mail/0/INBOX/1',
    who: jane,
    why: 'who wrote',
  },
  {
    variant: 'thread',
    url: 'https://mail.ourco.example/SOGo/so/rep@ourco.test/Mail/view#!/Mail/0/INBOX/7',
    who: nora,
    why: 'who wrote, not who is quoted',
  },
  {
    variant: 'via-list',
    url: 'https://mail.ourco.example/SOGo/so/rep@ourco.test/Mail/view#!/Mail/0/INBOX/4',
    who: { name: 'Carlos Ortega', email: null },
    why: 'the address is the list’s',
  },
  {
    variant: 'no-reply',
    url: 'https://mail.ourco.example/SOGo/so/rep@ourco.test/Mail/view#!/Mail/0/INBOX/5',
    who: nobody(),
    why: 'a machine wrote',
  },
  {
    variant: 'sent',
    url: 'https://mail.ourco.example/SOGo/so/rep@ourco.test/Mail/view#!/Mail/0/Sent/1',
    who: nobody(),
    why: 'the rep’s own',
  },
  {
    variant: 'contact',
    url: 'https://mail.ourco.example/SOGo/so/rep@ourco.test/Contacts/view#!/addressbooks/people/1/view',
    who: jane,
    why: 'the card, not the list beside it',
  },
  {
    variant: 'address-book',
    url: 'https://mail.ourco.example/SOGo/so/rep@ourco.test/Contacts/view#!/addressbooks/people',
    who: nobody(),
    why: 'a list',
  },
];
