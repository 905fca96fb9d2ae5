import type { Primer } from '#lib/model/primer.ts';

/** Where pages of any kind keep what is not about their person, who is signed in, and people in marked-up form. */
export const parts: Primer['parts'] = {
  aside:
    'blockquote,footer,nav,pre,[contenteditable=""],[contenteditable=true],[role=contentinfo],[role=navigation],[role=feed],[role=log],[role=textbox],[role=alert],[role=document],[role=search]',
  headers: '[class*="msg_headers" i],[class*="message-headers" i],[class*="messageheaders" i]',
  banner: 'body > header,[role=banner],nav,[role=navigation],[role=tree]',
  account: '[class*=account i],[class*=user i],[class*=login i],[id*=account i],[id*=user i]',
  person: '[itemtype$="schema.org/Person" i],.vcard,.h-card',
  personName: '[itemprop=name],.fn,.p-name',
  personEmail: '[itemprop=email],.email,.u-email',
  personCompany: '[itemprop=worksFor],[itemprop=affiliation],.org,.p-org',
  personTitle: '[itemprop=jobTitle],.title,.p-job-title',
};

/** Attributes in which pages name what they show. */
export const attributes: Primer['attributes'] = {
  address: ['email', 'data-email', 'data-email-address', 'data-hovercard-id', 'title', 'data-address', 'aria-label'],
  field: ['aria-label', 'data-label', 'field-label', 'data-name', 'data-field', 'field', 'name'],
  naming: ['class', 'id', 'data-name', 'data-testid', 'data-test-id', 'aria-label'],
};
