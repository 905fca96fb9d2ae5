/** What addresses of nobody in particular are called: sources of regular expressions on a whole address in lower case. */
export const ADDRESS_WORDS = {
  /** A machine's: nobody reads it. */
  nobody:
    '^(?:.*[-_.])?(?:(?:do[-_.]?)?no?t?[-_.]?reply|mailer[-_.]?daemon|postmaster|bounces?|notifications?|notify|automailer|undisclosed[-_.]?recipients)(?:[-_.+].*)?@',
  /** One that a team shares. */
  role: '^(?:abuse|accounts?|admin|billing|careers|contact|customer[-_.]?(?:care|service)|feedback|hello|help|hi|hr|info|invoices?|jobs|kontakt|legal|mail|marketing|news(?:letter)?|office|orders?|press|privacy|sales|security|service|support|team|webmaster|welcome)@',
  /** A mailing list's. */
  list: String.raw`(?:^|[-_.])(?:list|liste|announce|mailinglist|subscribe|unsubscribe)s?@|-(?:bounces|request|owner)@|@(?:lists?|listserv|mailman|groups)\.|[@.]googlegroups\.com$`,
} as const;
