import { type Expectation, jane } from './who.ts';

/** Pages as applications really draw them that were run with people of our own: NocoDB, Ghost, Redmine and the like. */
export const applications: readonly Expectation[] = [
  {
    variant: 'record-in-dialog-document',
    url: 'https://orchard.example/records/record-in-dialog-document',
    who: jane,
    why: 'a dialog that calls its content a document, as Ant Design and Bootstrap have them',
  },
  {
    variant: 'issue-with-customer-fields',
    url: 'https://orchard.example/records/issue-with-customer-fields',
    who: jane,
    why: 'a field for the customer’s address; author, assignee, watcher and history are others',
  },
  {
    variant: 'label-before-text',
    url: 'https://orchard.example/records/label-before-text',
    who: jane,
    why: 'a label and then bare text in one element, as AdminJS shows a record; the owner is another',
  },
  {
    variant: 'ticket-labels-before-text',
    url: 'https://orchard.example/records/ticket-labels-before-text',
    who: jane,
    why: 'who asked; assignee and owner are others',
  },
];
