import { type Expectation, jane, joerg, nobody, priya } from './who.ts';

export const roundcube: readonly Expectation[] = [
  {
    variant: 'list',
    url: 'https://mail.ourco.example/?_task=mail&_mbox=INBOX',
    who: nobody(),
    why: 'nothing is chosen',
  },
  {
    variant: 'message',
    url: 'https://mail.ourco.example/?_task=mail&_mbox=INBOX&_uid=1&_action=show',
    who: jane,
    why: 'sender',
  },
  {
    variant: 'message-details',
    url: 'https://mail.ourco.example/?_task=mail&_mbox=INBOX&_uid=2&_action=show',
    who: joerg,
    why: 'the opened header; a comma in the name',
  },
  {
    variant: 'no-reply',
    url: 'https://mail.ourco.example/?_task=mail&_mbox=INBOX&_uid=5&_action=show',
    who: nobody(),
    why: 'a machine wrote',
  },
  {
    variant: 'list-sender',
    url: 'https://mail.ourco.example/?_task=mail&_mbox=INBOX&_uid=4&_action=show',
    who: { name: 'Carlos Ortega', email: null },
    why: 'the address is the list’s',
  },
  {
    variant: 'preview',
    url: 'https://mail.ourco.example/?_task=mail&_mbox=INBOX',
    who: priya,
    why: 'the preview’s frame',
    frames: { '/': 'preview.frame' },
  },
  {
    variant: 'own-message',
    url: 'https://mail.ourco.example/?_task=mail&_mbox=Sent&_uid=9&_action=show',
    who: nobody(),
    why: 'the rep’s own',
  },
];
