import { type Expectation, jane, joerg, nobody, nora, priya, sam, several } from './who.ts';

const HOST = 'https://mail.ourco.example/horde';
const MAIL = `${HOST}/imp/dynamic.php?page=mailbox`;
const CARD = `${HOST}/turba/contact.php?source=localsql&key=f_u&view=Contact`;

/** Cut down from the real Horde 5.2.22 (docs/sites.md). */
export const horde: readonly Expectation[] = [
  { variant: 'list', url: `${MAIL}#mbox:SU5CT1g`, who: nobody(), why: 'nothing is open' },
  { variant: 'preview', url: `${MAIL}#msg:SU5CT1g;1`, who: jane, why: 'who wrote' },
  { variant: 'preview-details', url: `${MAIL}#msg:SU5CT1g;2`, who: joerg, why: 'who wrote, not To or Cc' },
  {
    variant: 'via-list',
    url: `${MAIL}#msg:SU5CT1g;5`,
    who: { name: 'Carlos Ortega', email: null },
    why: 'the address is the list’s',
  },
  { variant: 'no-reply', url: `${MAIL}#msg:SU5CT1g;3`, who: nobody(), why: 'a machine wrote' },
  { variant: 'sent', url: `${MAIL}#msg:U2VudA;1`, who: nobody(), why: 'the rep’s own, and To is folded away' },
  { variant: 'sent-details', url: `${MAIL}#msg:U2VudA;1`, who: jane, why: 'to whom the rep wrote' },
  { variant: 'sent-to-two', url: `${MAIL}#msg:U2VudA;2`, who: several(jane, sam), why: 'to both' },
  {
    variant: 'window',
    url: `${HOST}/imp/dynamic.php?page=message&buid=6&mailbox=SU5CT1g&uniq=1795342503`,
    who: nora,
    why: 'who wrote to several',
  },
  {
    variant: 'basic',
    url: `${HOST}/imp/basic.php?mailbox=SU5CT1g&buid=4&page=message`,
    who: priya,
    why: 'the basic view has no names for its parts',
  },
  { variant: 'contact', url: CARD, who: { name: 'Jane Doe', email: null }, why: 'the tab without the address' },
  { variant: 'contact-communications', url: CARD, who: jane, why: 'more than a dozen labelled rows' },
  {
    variant: 'contact-organization',
    url: CARD,
    who: { name: 'Jane Doe', email: null },
    why: 'not manager or assistant',
  },
  { variant: 'contact-edit', url: CARD, who: jane, why: 'the same as a form' },
  { variant: 'address-book', url: `${HOST}/turba/browse.php?source=localsql`, who: nobody(), why: 'a list' },
  {
    variant: 'event',
    url: `${HOST}/kronolith/event.php?eventID=e2&calendar=c`,
    who: nobody(),
    why: 'attendees are no record’s person',
  },
];
