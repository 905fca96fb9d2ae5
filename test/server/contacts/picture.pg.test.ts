import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contactPicture, touchPage } from '#lib/model/contact.ts';
import { DEFAULT_SCORING_MODEL } from '#lib/scoring/default-model.ts';
import { insertDefinitions } from '#server/definitions/repository.ts';
import { refusalOf } from '#test/support/hub/answers.ts';
import { seedInto } from '#test/support/hub/seed.ts';
import {
  joinAs,
  makeWorkspace,
  startTestHub,
  type TestHub,
  type TestMember,
} from '#test/support/hub/start-test-hub.ts';

const NOW = new Date('2026-11-21T12:00:00.000Z');
const TOUCHES = 130;

let hub: TestHub;
let robin: TestMember;
let ann: string;
let touchIds: string[];

beforeAll(async () => {
  hub = await startTestHub({ now: () => NOW });
  const workspace = await makeWorkspace(hub);
  robin = await joinAs(hub, workspace);
  const seed = seedInto(hub, workspace);
  const companyId = await seed.company('Acme', { industry: 'Software', employees: 300 });
  ann = await seed.contact({ name: 'Ann', title: 'CTO', emails: ['ann@acme.test'], companyId });
  const bob = await seed.contact({ name: 'Bob', companyId });
  const stranger = await seed.contact({ name: 'Cy' });
  // Two at each moment, so that a page can end between two of the same time.
  const moment = (index: number) => new Date(NOW.getTime() - Math.floor(index / 2) * 3_600_000).toISOString();
  const touches = Array.from({ length: TOUCHES }, (_, index) => ({ type: 'form.submitted', at: moment(index) }));
  touchIds = await seed.touches(ann, touches);
  for (const [contactId, text] of [
    [ann, 'about Ann'],
    [bob, 'about Bob'],
    [stranger, 'about Cy'],
  ] as const) {
    await seed.note({ contactId, authorId: robin.member.id, text, receivedAt: NOW.toISOString() });
  }
  await seed.inside((tx) =>
    insertDefinitions(tx, workspace.id, [
      {
        key: 'mql',
        version: 1,
        revision: 3,
        order: 0,
        label: 'MQL',
        what: '',
        behaviour: '',
        who: '',
        timeFrame: '',
        otherwise: '',
        criteria: [
          {
            id: 'forms',
            text: 'Submitted forms',
            check: { kind: 'touch_within', types: ['form.submitted'], days: 30, atLeast: 3 },
          },
          { id: 'phone', text: 'Has a number', check: { kind: 'field_present', field: 'phone' } },
          { id: 'called', text: 'Was reached', check: { kind: 'outcome_within', outcomes: ['connected'], days: 7 } },
          { id: 'budget', text: 'Has a budget', check: { kind: 'person' } },
        ],
        salesSignature: null,
        marketingSignature: null,
      },
    ]),
  );
});
afterAll(() => hub.close());

const picture = async () => contactPicture.parse(await (await robin.fetch(`/contacts/${ann}`)).json());

describe('the picture of a contact', () => {
  it('is scored as of now by the model in force, with reasons that add up', async () => {
    const { score } = await picture();
    expect(score).toMatchObject({ at: NOW.toISOString(), modelVersion: DEFAULT_SCORING_MODEL.version });
    expect(score.score).toBeGreaterThan(0);
    expect(score.reasons.reduce((sum, { points }) => sum + points, 0)).toBe(score.score);
  });

  it('has each criterion of each definition checked', async () => {
    expect((await picture()).checks).toEqual([
      {
        status: 'mql',
        revision: 3,
        results: [
          { criterionId: 'forms', result: 'met', evidence: { have: TOUCHES, need: 3 } },
          { criterionId: 'phone', result: 'unmet', evidence: null },
          { criterionId: 'called', result: 'met', evidence: { have: 1, need: 1 } },
          { criterionId: 'budget', result: 'unknown', evidence: null },
        ],
      },
    ]);
  });

  it('tells the notes about this contact from those about colleagues, and leaves out everybody else', async () => {
    const { notes, companyNotes, colleagues } = await picture();
    expect(notes.map(({ text }) => text)).toEqual(['about Ann']);
    expect(companyNotes.map(({ text }) => text)).toEqual(['about Bob']);
    expect(colleagues).toMatchObject([{ name: 'Bob', companyName: 'Acme', email: null }]);
  });

  it('does not exist for an id that nobody has, or that is none', async () => {
    for (const id of ['01a200a2-3b9a-76f9-9ed1-90fc68a9cd52', 'nonsense', `${ann}%00`]) {
      expect(await refusalOf(await robin.fetch(`/contacts/${id}`))).toEqual({ status: 404, code: 'not_found' });
    }
  });
});

describe('the touches of a contact', () => {
  it('come newest first, page after page, each once', async () => {
    const first = (await picture()).touches;
    const seen = first.touches.map(({ id }) => id);
    for (let next = first.next; next !== null; ) {
      const answer = await robin.fetch(`/contacts/${ann}/touches?limit=17&before=${encodeURIComponent(next)}`);
      const page = touchPage.parse(await answer.json());
      expect(page.touches.length).toBeLessThanOrEqual(17);
      seen.push(...page.touches.map(({ id }) => id));
      next = page.next;
    }
    expect(seen).toHaveLength(TOUCHES);
    expect(new Set(seen)).toEqual(new Set(touchIds));
  });

  it.each(['before=nonsense', 'limit=0', 'limit=100000', 'limit=-1', 'limit=x'])('refuse ?%s', async (query) => {
    const answer = await robin.fetch(`/contacts/${ann}/touches?${query}`);
    expect(await refusalOf(answer)).toEqual({ status: 400, code: 'body_invalid' });
  });

  it('do not exist for an unknown contact', async () => {
    const answer = await robin.fetch('/contacts/01a200a2-3b9a-76f9-9ed1-90fc68a9cd52/touches');
    expect(await refusalOf(answer)).toEqual({ status: 404, code: 'not_found' });
  });
});
