import { describe, expect, it } from 'vitest';
import { fieldsPresent } from '#lib/lifecycle/facts.ts';
import type { Contact } from '#lib/model/contact.ts';

const ID = '0197a6d2-0000-7000-8000-000000000001';
const EMPTY: Contact = {
  id: ID,
  version: 1,
  name: 'Jane Doe',
  title: null,
  email: null,
  companyId: null,
  companyName: null,
  status: null,
  emails: [],
  phones: [],
  company: null,
  statusSince: null,
  statusRevision: null,
  ownerId: null,
  unsubscribedAt: null,
  sample: false,
};

describe('fieldsPresent', () => {
  it('finds nothing on a bare contact', () => {
    expect(fieldsPresent(EMPTY)).toEqual({ title: false, company: false, phone: false, email: false, owner: false });
  });

  it('finds each field that is filled', () => {
    const filled = {
      ...EMPTY,
      title: 'VP',
      companyId: ID,
      phones: ['+4930123'],
      emails: ['j@acme.example'],
      ownerId: ID,
    };
    expect(fieldsPresent(filled)).toEqual({ title: true, company: true, phone: true, email: true, owner: true });
  });
});
