import { type Expectation, jane, nobody, priya } from './who.ts';

export const gmail: readonly Expectation[] = [
  { variant: 'list', url: 'https://mail.google.com/mail/u/0/#inbox', who: nobody(), why: 'a list of messages' },
  {
    variant: 'thread',
    url: 'https://mail.google.com/mail/u/0/#inbox/FMfcgzQXJWDsKmvPLjQwRtYh',
    who: jane,
    why: 'the sender of the one message',
  },
  {
    variant: 'thread-own-domain-unknown',
    url: 'https://mail.google.com/mail/u/0/#inbox/FMfcgzQXJWDsKmvPLjQwRtYh',
    who: jane,
    why: 'the latest sender who is not the account that is signed in',
    own: [],
  },
  {
    variant: 'thread-several-expanded',
    url: 'https://mail.google.com/mail/u/0/#label/Acme/FMfcgzQXJWDsKmvPLjQwRtYh',
    who: jane,
    why: 'the latest expanded message that is not the rep’s own',
  },
  {
    variant: 'preview-pane',
    url: 'https://mail.google.com/mail/u/0/#inbox',
    who: jane,
    why: 'the pane shows her message; the list beside it is of others',
  },
  {
    variant: 'preview-pane-nothing-chosen',
    url: 'https://mail.google.com/mail/u/0/#inbox',
    who: nobody(),
    why: 'no message is chosen',
  },
  {
    variant: 'pop-out',
    url: 'https://mail.google.com/mail/u/0/popout?ver=1abc#thread-f:1840011223344',
    who: priya,
    why: 'the only message of the window',
  },
  {
    variant: 'sent-only',
    url: 'https://mail.google.com/mail/u/0/#inbox/FMfcgzQXJWDsKmvPLjQwRtYh',
    who: jane,
    why: 'the rep wrote to her alone',
  },
  {
    variant: 'no-reply',
    url: 'https://mail.google.com/mail/u/0/#inbox/FMfcgzQXJWDsKmvPLjQwRtYh',
    who: nobody(),
    why: 'a machine wrote; the body speaks of somebody',
  },
  {
    variant: 'via-list',
    url: 'https://mail.google.com/mail/u/0/#inbox/FMfcgzQXJWDsKmvPLjQwRtYh',
    who: { name: 'Carlos Ortega', email: null },
    why: 'the address is the list’s',
  },
  {
    variant: 'compose-over-list',
    url: 'https://mail.google.com/mail/u/0/#inbox?compose=new',
    who: nobody(),
    why: 'a draft to somebody over a list',
  },
];
