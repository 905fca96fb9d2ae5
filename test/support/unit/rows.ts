import { v7 as uuidv7 } from 'uuid';
import type { ContactCard, ContactPicture } from '#lib/model/contact.ts';
import type { Member } from '#lib/model/member.ts';
import type { Note, NoteBody } from '#lib/model/note.ts';
import type { FeedQuery } from '#lib/store/port.ts';

export const newId = (): string => uuidv7();

/** A feed without any filter. */
export const everything: FeedQuery = {
  kinds: [],
  outcomes: [],
  statuses: [],
  authors: [],
  words: '',
  allCalls: false,
  limit: 50,
};

export const noteBody = (over: Partial<NoteBody> = {}): NoteBody => ({
  outcome: 'connected',
  kinds: [],
  text: 'Budget comes in Q3',
  campaignId: null,
  callSeconds: null,
  ...over,
});

export function noteFrom(over: Partial<Note> = {}): Note {
  return {
    id: newId(),
    version: 1,
    contactId: newId(),
    authorId: newId(),
    writtenAt: '2026-11-01T09:00:00.000Z',
    receivedAt: '2026-11-01T09:00:01.000Z',
    editedAt: null,
    deletedAt: null,
    ...noteBody(),
    context: null,
    ...over,
  };
}

export const cardFrom = (over: Partial<ContactCard> = {}): ContactCard => ({
  id: newId(),
  version: 1,
  name: 'Jane Doe',
  title: 'VP Operations',
  email: 'jane@acme.example',
  companyId: null,
  companyName: 'Acme',
  status: 'mql',
  ...over,
});

export const memberFrom = (over: Partial<Member> = {}): Member => ({
  id: newId(),
  version: 1,
  name: 'Sam Rep',
  email: null,
  role: 'rep',
  ...over,
});

export function pictureFrom(card: ContactCard): ContactPicture {
  const at = '2026-11-01T08:00:00.000Z';
  return {
    contact: {
      ...card,
      emails: card.email === null ? [] : [card.email],
      phones: [],
      company: null,
      statusSince: null,
      statusRevision: null,
      ownerId: null,
      unsubscribedAt: null,
      sample: false,
    },
    score: {
      modelVersion: 1,
      at,
      score: 72,
      band: 'hot',
      fit: 20,
      interest: 52,
      change7: 18,
      line90: [54, 72],
      reasons: [],
    },
    checks: [],
    touches: {
      touches: [
        {
          id: newId(),
          type: 'email.opened',
          channel: 'email',
          occurredAt: '2026-10-31T10:00:00.000Z',
          title: 'Newsletter',
          campaignId: null,
          verdict: 'machine',
          source: 'sample',
          props: {},
        },
        {
          id: newId(),
          type: 'event.attended',
          channel: 'event',
          occurredAt: '2026-10-30T10:00:00.000Z',
          title: 'Webinar "Pricing"',
          campaignId: null,
          verdict: 'human',
          source: 'sample',
          props: {},
        },
      ],
      next: null,
    },
    statusChanges: [],
    notes: [],
    companyNotes: [],
    colleagues: [],
  };
}
