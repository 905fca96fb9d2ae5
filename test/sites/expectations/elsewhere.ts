import { type Expectation, jane, joerg, nobody, nora, priya, sam, several } from './who.ts';

/** Software that runs for anyone, tried as it really is (docs/sites.md), and its pages trimmed to their structure. */
const REAL: readonly Expectation[] = [
  {
    variant: 'rt-ticket',
    url: 'https://orchard.example/records/rt-ticket',
    who: jane,
    why: 'the requestor, not owner, Cc or history',
  },
  {
    variant: 'rt-ticket-two-requestors',
    url: 'https://orchard.example/records/rt-ticket-two-requestors',
    who: several(jane, priya),
    why: 'two requestors after one label',
  },
  {
    variant: 'rt-ticket-from-machine',
    url: 'https://orchard.example/records/rt-ticket-from-machine',
    who: nobody(),
    why: 'a machine asked',
  },
  {
    variant: 'rt-user',
    url: 'https://orchard.example/records/rt-user',
    who: jane,
    why: 'its fields; every class says user',
  },
  {
    variant: 'maildev-message',
    url: 'https://orchard.example/records/maildev-message',
    who: joerg,
    why: 'From, with its address far from the label',
  },
  {
    variant: 'crm-record-with-notes',
    url: 'https://orchard.example/records/crm-record-with-notes',
    who: jane,
    why: 'a small heading; a note and a task name others',
  },
  {
    variant: 'crm-edit-with-stars',
    url: 'https://orchard.example/records/crm-edit-with-stars',
    who: jane,
    why: 'a star beside a label is no name',
  },
  {
    variant: 'my-info',
    url: 'https://orchard.example/records/my-info',
    who: nobody(),
    why: 'oneself',
  },
  {
    variant: 'reply-draft',
    url: 'https://orchard.example/records/reply-draft',
    who: nobody(),
    why: 'a form says From of oneself',
  },
  {
    variant: 'draft-with-plain-sender',
    url: 'https://orchard.example/records/draft-with-plain-sender',
    who: nobody(),
    why: 'oneself, before a To to fill in',
  },
];

/** In the style of software that could not be run, each with what misleads on such pages. */
const STYLES: readonly Expectation[] = [
  {
    variant: 'proton-like',
    url: 'https://orchard.example/records/proton-like',
    who: jane,
    why: 'From; a signature names another',
  },
  {
    variant: 'fastmail-like',
    url: 'https://orchard.example/records/fastmail-like',
    who: jane,
    why: 'before To',
  },
  {
    variant: 'gmail-me-like',
    url: 'https://orchard.example/records/gmail-me-like',
    who: jane,
    why: 'before “to me”',
  },
  {
    variant: 'icloud-like',
    url: 'https://orchard.example/records/icloud-like',
    who: jane,
    why: 'From in an attribute',
  },
  {
    variant: 'yahoo-like',
    url: 'https://orchard.example/records/yahoo-like',
    who: jane,
    why: 'named for who wrote',
  },
  {
    variant: 'zimbra-signature-like',
    url: 'https://orchard.example/records/zimbra-signature-like',
    who: jane,
    why: 'From in a table; another’s signature',
  },
  {
    variant: 'frameset',
    url: 'https://orchard.example/records/frameset',
    who: nora,
    why: 'a message in a frame of a frameset in a frameset',
    frames: {
      '/records/frameset-empty': 'frameset-empty',
      '/records/frameset-inner': 'frameset-inner',
      '/records/frameset-message': 'frameset-message',
    },
  },
  {
    variant: 'record-of-many-rows',
    url: 'https://orchard.example/records/record-of-many-rows',
    who: jane,
    why: 'labels and values, more than a list’s dozen; not the assistant',
  },
  {
    variant: 'directory-with-row-heads',
    url: 'https://orchard.example/records/directory-with-row-heads',
    who: nobody(),
    why: 'a list, whose rows are headed by names',
  },
  {
    variant: 'horde-like',
    url: 'https://orchard.example/records/horde-like',
    who: jane,
    why: 'From; what is quoted is another’s',
  },
  {
    variant: 'zammad-like',
    url: 'https://orchard.example/records/zammad-like',
    who: jane,
    why: 'the customer beside the thread',
  },
  {
    variant: 'freshdesk-like',
    url: 'https://orchard.example/records/freshdesk-like',
    who: sam,
    why: 'the contact’s field, not the agent’s',
  },
  {
    variant: 'zendesk-like',
    url: 'https://orchard.example/records/zendesk-like',
    who: jane,
    why: 'the requester',
  },
  {
    variant: 'front-like',
    url: 'https://orchard.example/records/front-like',
    who: jane,
    why: 'before To; avatars are colleagues’',
  },
  {
    variant: 'outreach-like',
    url: 'https://orchard.example/records/outreach-like',
    who: jane,
    why: 'label; a colleague below',
  },
  {
    variant: 'monday-like',
    url: 'https://orchard.example/records/monday-like',
    who: jane,
    why: 'the card over the board',
  },
  {
    variant: 'notion-like',
    url: 'https://orchard.example/records/notion-like',
    who: jane,
    why: 'a property',
  },
  {
    variant: 'airtable-like',
    url: 'https://orchard.example/records/airtable-like',
    who: jane,
    why: 'the dialog’s field',
  },
  {
    variant: 'attio-like',
    url: 'https://orchard.example/records/attio-like',
    who: jane,
    why: 'label; the connection and the team are others',
  },
  {
    variant: 'twenty-panel-like',
    url: 'https://orchard.example/records/twenty-panel-like',
    who: jane,
    why: 'the side panel',
  },
  {
    variant: 'folk-like',
    url: 'https://orchard.example/records/folk-like',
    who: jane,
    why: 'a name in large letters',
  },
  {
    variant: 'streak-like',
    url: 'https://orchard.example/records/streak-like',
    who: several(jane, sam),
    why: 'both are in the box',
  },
  {
    variant: 'odoo17-like',
    url: 'https://orchard.example/records/odoo17-like',
    who: jane,
    why: 'inputs; the salesperson is another',
  },
  {
    variant: 'vtiger-like',
    url: 'https://orchard.example/records/vtiger-like',
    who: jane,
    why: 'label',
  },
  {
    variant: 'suite8-like',
    url: 'https://orchard.example/records/suite8-like',
    who: jane,
    why: 'label; the assigned and the creator are others',
  },
  {
    variant: 'company-with-table',
    url: 'https://orchard.example/records/company-with-table',
    who: nobody(),
    why: 'four in a table',
  },
  {
    variant: 'desktop-and-mobile',
    url: 'https://orchard.example/records/desktop-and-mobile',
    who: jane,
    why: 'what is shown',
  },
  {
    variant: 'people-in-a-task',
    url: 'https://orchard.example/records/people-in-a-task',
    who: nobody(),
    why: 'its makers',
  },
];

export const elsewhere: readonly Expectation[] = [...REAL, ...STYLES];
