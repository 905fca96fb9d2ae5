import type { NoteBody } from '#lib/model/note.ts';
import { contactOf, HOSTILE_NAMES, personOf, pictureOf } from '#test/support/sidebar/people.ts';
import { aboutPeople, openWorld, type World } from '#test/support/sidebar/world.ts';

const body = (rest: Partial<NoteBody>): NoteBody => ({
  outcome: 'connected',
  kinds: [],
  text: '',
  campaignId: null,
  callSeconds: null,
  ...rest,
});
const jane = contactOf(1);
const noteId = (n: number) => `01900003-0000-7000-8000-00000000000${n}`;

/** The panel about Jane, with notes about her and a colleague. */
async function full(touchCount = 24, olderPages = 0): Promise<World> {
  const picture = pictureOf(jane, { touchCount, next: olderPages > 0 ? '0' : null });
  const world = await openWorld([picture, pictureOf(contactOf(2, { name: 'Rui Tavares' }))], { olderPages });
  const { lookUps } = world.hub;
  await lookUps.lookupContact({ email: jane.emails[0] ?? '' }, new AbortController().signal);
  await lookUps.fetchPicture(contactOf(2).id, new AbortController().signal);
  const log = (n: number, contactId: string, rest: Partial<NoteBody>) =>
    world.port.run('logNote', { noteId: noteId(n), contactId, body: body(rest) });
  await log(1, jane.id, { outcome: 'voicemail' });
  await log(2, jane.id, {
    kinds: ['pricing', 'objection'],
    text: 'Budget is fixed until Q3. Wants the pricing page to say what happens above 50 seats, because their finance team asked twice.',
  });
  await log(3, contactOf(2).id, { kinds: ['competitor'], text: 'They compare us with Fieldpoint.' });
  world.tab.show(aboutPeople([personOf()]));
  return world;
}

async function empty(about = aboutPeople([personOf()])): Promise<World> {
  const world = await openWorld([]);
  world.tab.show(about);
  return world;
}

/** Every state of the panel that is worth a look, by name. */
export const LOOKS: Record<string, () => Promise<World>> = {
  full: () => full(),
  thousands: () => full(10_000),
  older: () => full(24, 3),
  call: async () => {
    const world = await full();
    world.tab.show({ call: { phone: '+49 30 1234501', startedAt: Date.now() - 125_000, seconds: null }, focusBar: 1 });
    return world;
  },
  bare: async () => {
    const world = await openWorld([
      pictureOf(contactOf(1, { unsubscribedAt: new Date().toISOString(), title: null, status: null }), {
        touchCount: 1,
        checks: [],
        statusChanges: [],
      }),
    ]);
    world.tab.show(aboutPeople([personOf()]));
    return world;
  },
  unknown: () => empty(),
  nobody: () => empty(aboutPeople([])),
  several: () =>
    empty(
      aboutPeople(
        ['Jane Doe', 'Rui Tavares', 'Mina Park'].map((name, n) =>
          personOf({ name, email: `p${n}@acme.example`, company: 'Acme' }),
        ),
      ),
    ),
  matches: async () => {
    const world = await openWorld([
      pictureOf(jane),
      pictureOf(contactOf(3, { emails: jane.emails, email: jane.email, status: 'lead', companyName: null })),
    ]);
    world.tab.show(aboutPeople([personOf()]));
    return world;
  },
  offline: async () => {
    const world = await full();
    world.online = false;
    return world;
  },
  'offline-nothing': async () => {
    const world = await openWorld([pictureOf(jane)]);
    world.online = false;
    world.tab.show(aboutPeople([personOf()]));
    return world;
  },
  hostile: async () => {
    const world = await openWorld([
      pictureOf(
        contactOf(1, {
          name: HOSTILE_NAMES.long,
          title: HOSTILE_NAMES.override,
          companyName: HOSTILE_NAMES.markup,
          status: HOSTILE_NAMES.long,
        }),
        { touchCount: 3 },
      ),
    ]);
    world.tab.show(aboutPeople([personOf({ name: HOSTILE_NAMES.markup })]));
    return world;
  },
};
