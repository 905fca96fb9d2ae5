import { type Expectation, jane, joerg, nobody, priya } from './who.ts';

export const outlook: readonly Expectation[] = [
  {
    variant: 'office-title',
    url: 'https://outlook.office.com/mail/inbox/id/AAQkADQ0%3D',
    who: jane,
    why: 'title of the sender’s button',
  },
  {
    variant: 'office365-aria',
    url: 'https://outlook.office365.com/mail/id/AAQkADQ1%3D',
    who: joerg,
    why: 'aria-label of the sender’s button',
  },
  {
    variant: 'live-address-in-text',
    url: 'https://outlook.live.com/mail/0/id/AQMkAD%3D',
    who: priya,
    why: 'the address stands in the text',
    own: [],
  },
  {
    variant: 'cloud-name-only',
    url: 'https://outlook.cloud.microsoft/mail/inbox/id/AAQkADQ2%3D',
    who: { name: 'Jane Doe', email: null },
    why: 'the header names no address, and the body is never read',
  },
  {
    variant: 'cloud-persona-card',
    url: 'https://outlook.cloud.microsoft/mail/inbox/id/AAQkADQ2%3D',
    who: jane,
    why: 'the open card holds the address',
  },
  {
    variant: 'office-pane-on-list',
    url: 'https://outlook.office.com/mail/inbox',
    who: priya,
    why: 'the reading pane shows a message though the address does not',
  },
  { variant: 'live-list-only', url: 'https://outlook.live.com/mail/0/', who: nobody(), why: 'nothing is selected' },
  {
    variant: 'office-no-reply',
    url: 'https://outlook.office.com/mail/inbox/id/AAQkADQ3%3D',
    who: nobody(),
    why: 'a machine wrote',
  },
  {
    variant: 'cloud-several-messages',
    url: 'https://outlook.cloud.microsoft/mail/inbox/id/AAQkADQ4%3D',
    who: jane,
    why: 'the other message is the rep’s own',
  },
];
