import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { Sidebar } from '#entrypoints/sidebar/Sidebar.tsx';
import { writeMeta } from '#lib/store/meta.ts';
import { contactOf, HOSTILE_NAMES, personOf, pictureOf } from '#test/support/sidebar/people.ts';
import { aboutPeople, openWorld, type World } from '#test/support/sidebar/world.ts';
import { fillDisk } from '#test/support/unit/full-disk.ts';
import { newId } from '#test/support/unit/rows.ts';

const jane = contactOf(1);
const rui = contactOf(2, { name: 'Rui Tavares' });
const ruiOnPage = personOf({ name: 'Rui Tavares', email: 'jane2@acme.example' });

function open(world: World) {
  return render(<Sidebar hub={world.hub} tab={world.tab} openOptions={() => {}} />);
}
const show = (world: World, ...args: Parameters<World['tab']['show']>) => act(async () => world.tab.show(...args));
const named = (name: string) => screen.findByRole('heading', { level: 1, name });
const field = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'What did they say?' });
const pressEscape = (element: Element) => {
  fireEvent.keyDown(element, { key: 'Escape' });
  fireEvent.keyUp(element, { key: 'Escape' });
};
const notes = (world: World, contactId = jane.id) => world.port.read('contactNotes', { contactId });

async function janeOpen(options: Parameters<typeof openWorld>[1] = {}, picture = pictureOf(jane)) {
  const world = await openWorld([picture, pictureOf(rui)], options);
  world.tab.show(aboutPeople([personOf()]));
  open(world);
  await named('Jane Doe');
  return world;
}

describe('a known person', () => {
  test('shows who, status, score, story and an outcome bar', async () => {
    await janeOpen();
    expect(screen.getByText('VP Operations')).toBeTruthy();
    expect(await screen.findByText('72')).toBeTruthy();
    expect(screen.getByRole('button', { name: /MQL/ })).toBeTruthy();
    expect(await screen.findByRole('heading', { name: 'What happened' })).toBeTruthy();
    expect(screen.getAllByText('Talk to sales').length).toBeGreaterThan(0);
    expect(screen.getByRole('button', { name: 'Connected' })).toBeTruthy();
  });

  test('passive touches are folded behind a count until asked for', async () => {
    await janeOpen();
    const [fold] = await screen.findAllByRole('button', { name: /passive touch/ });
    const before = screen.getAllByRole('listitem').length;
    if (fold) fireEvent.click(fold);
    expect(fold?.getAttribute('aria-expanded')).toBe('true');
    expect(screen.getAllByRole('listitem').length).toBeGreaterThan(before);
  });

  test('who asked not to be mailed is marked at once', async () => {
    const silent = contactOf(1, { unsubscribedAt: '2026-01-05T10:00:00.000Z' });
    await janeOpen({}, pictureOf(silent));
    expect(await screen.findByText(/Do not mail: unsubscribed/)).toBeTruthy();
  });

  test('older touches come when asked for', async () => {
    const world = await janeOpen({ olderPages: 1 }, pictureOf(jane, { next: '0' }));
    const before = (await screen.findAllByRole('listitem')).length;
    fireEvent.click(await screen.findByRole('button', { name: 'Show older' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Show older' })).toBeNull());
    expect(screen.getAllByRole('listitem').length).toBeGreaterThan(before);
    expect(world.asked).toContain(`touches ${jane.id} 0`);
  });

  test('older touches come by themselves when the end of the story comes near', async () => {
    const world = await janeOpen({ olderPages: 2 }, pictureOf(jane, { next: '0' }));
    await screen.findByRole('button', { name: 'Show older' });
    const main = screen.getByRole('main');
    vi.spyOn(main, 'scrollHeight', 'get').mockReturnValue(3_000);
    vi.spyOn(main, 'clientHeight', 'get').mockReturnValue(600);
    fireEvent.scroll(main, { target: { scrollTop: 1_000 } });
    expect(world.asked).not.toContain(`touches ${jane.id} 0`);
    fireEvent.scroll(main, { target: { scrollTop: 2_000 } });
    await waitFor(() => expect(world.asked).toContain(`touches ${jane.id} 0`));
  });

  test('older touches that could not be had can be asked for again', async () => {
    const world = await janeOpen({ olderPages: 1 }, pictureOf(jane, { next: '0' }));
    world.online = false;
    fireEvent.click(await screen.findByRole('button', { name: 'Show older' }));
    expect(await screen.findByText(/Older touches are there; try again/)).toBeTruthy();
    world.online = true;
    fireEvent.click(screen.getByRole('button', { name: 'Show older' }));
    await waitFor(() => expect(screen.queryByText(/Older touches are there/)).toBeNull());
  });
});

describe('logging', () => {
  test('one click logs the call at once, and it shows as on its way', async () => {
    const world = await janeOpen();
    fireEvent.click(await screen.findByRole('button', { name: 'Left voicemail' }));
    expect(await screen.findByText('Logged · Left voicemail')).toBeTruthy();
    await waitFor(async () => expect((await notes(world)).map(({ note }) => note.outcome)).toEqual(['voicemail']));
    expect(await screen.findByText('Waiting for the hub')).toBeTruthy();
  });

  test('a running clock fills in how long the call took, and stops', async () => {
    const world = await janeOpen();
    await show(world, { call: { phone: '+49301234501', startedAt: Date.now() - 61_000, seconds: null } });
    expect(screen.getByRole('timer').textContent).toBe('1:01');
    fireEvent.click(screen.getByRole('button', { name: 'Connected' }));
    await waitFor(async () => expect((await notes(world))[0]?.note.callSeconds).toBe(61));
    expect(screen.queryByRole('timer')).toBeNull();
  });

  test('a call that has ended fills in what it took', async () => {
    const world = await janeOpen();
    await show(world, { call: { phone: null, startedAt: Date.now() - 900_000, seconds: 42 } });
    fireEvent.click(screen.getByRole('button', { name: 'Connected' }));
    await waitFor(async () => expect((await notes(world))[0]?.note.callSeconds).toBe(42));
  });

  test('words typed for one person never show for another, and are there on return', async () => {
    const world = await janeOpen();
    fireEvent.change(await field(), { target: { value: 'about Jane' } });
    await waitFor(async () =>
      expect((await world.port.read('draft', { key: `note:${jane.id}` }))?.text).toBe('about Jane'),
    );
    await show(world, { sequence: 2, facts: aboutPeople([ruiOnPage]).facts });
    await named('Rui Tavares');
    expect((await field()).value).toBe('');
    await show(world, { sequence: 3, facts: aboutPeople([personOf()]).facts });
    await named('Jane Doe');
    await waitFor(async () => expect((await field()).value).toBe('about Jane'));
  });

  test('works while the hub is away', async () => {
    const world = await janeOpen();
    world.online = false;
    fireEvent.change(await field(), { target: { value: 'said offline' } });
    fireEvent.click(screen.getByRole('button', { name: 'Meeting booked' }));
    await waitFor(async () => expect((await notes(world))[0]?.note.text).toBe('said offline'));
    expect((await notes(world))[0]?.delivery).toBe('waiting');
  });
});

describe('change of person', () => {
  test('three fast changes end on the third, with nothing of the others', async () => {
    const world = await janeOpen();
    await act(async () => {
      world.tab.show({ sequence: 2, facts: aboutPeople([ruiOnPage]).facts });
      world.tab.show({ sequence: 3, facts: aboutPeople([personOf()]).facts });
      world.tab.show({ sequence: 4, facts: aboutPeople([ruiOnPage]).facts });
    });
    await named('Rui Tavares');
    expect(screen.queryByText('Jane Doe')).toBeNull();
  });
});

describe('nobody, or several', () => {
  test('a page without a person says so and offers search', async () => {
    const world = await openWorld([pictureOf(jane)]);
    world.tab.show(aboutPeople([]));
    open(world);
    expect(await screen.findByText('Touchline could not tell who this page is about.')).toBeTruthy();
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'jane' } });
    fireEvent.click(await screen.findByRole('button', { name: /Jane Doe/ }));
    await named('Jane Doe');
  });

  test('a record whose name is still to come is not yet called one without', async () => {
    const world = await openWorld([pictureOf(jane)]);
    world.tab.show(aboutPeople([]));
    open(world);
    expect(await screen.findByRole('status', { name: 'Loading' })).toBeTruthy();
    expect(screen.queryByText('Touchline could not tell who this page is about.')).toBeNull();
    act(() => world.tab.show(aboutPeople([personOf()])));
    await named('Jane Doe');
  });

  test('looking at an unknown person creates nothing; the button does', async () => {
    const world = await openWorld([]);
    world.tab.show(aboutPeople([personOf()]));
    open(world);
    const add = await screen.findByRole('button', { name: /Add .*Jane Doe/ });
    expect((await world.port.read('syncState', {})).waiting).toBe(0);
    fireEvent.click(add);
    await named('Jane Doe');
    expect(await screen.findByText(/Added on this machine/)).toBeTruthy();
    expect((await world.port.read('syncState', {})).waiting).toBe(1);
  });

  test('of a person who was added here and is not at the hub yet, no older notes are offered', async () => {
    const world = await openWorld([]);
    await writeMeta(world.db, 'since', '2020-01-01T00:00:00.000Z');
    world.tab.show(aboutPeople([personOf()]));
    open(world);
    fireEvent.click(await screen.findByRole('button', { name: /Add .*Jane Doe/ }));
    expect(await screen.findByText(/No field notes yet/)).toBeTruthy();
    expect(screen.queryByText('Show older')).toBeNull();
  });

  test('of several people on the page one is chosen, never guessed', async () => {
    const world = await openWorld([pictureOf(jane), pictureOf(rui)]);
    world.tab.show(aboutPeople([personOf(), ruiOnPage]));
    open(world);
    expect(await screen.findByText('Who is this about?')).toBeTruthy();
    expect(world.asked).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: /Rui Tavares/ }));
    await named('Rui Tavares');
  });

  test('"none of them" leaves search', async () => {
    const world = await openWorld([]);
    world.tab.show(aboutPeople([personOf(), ruiOnPage]));
    open(world);
    fireEvent.click(await screen.findByRole('button', { name: 'None of them' }));
    expect(await screen.findByText('None of the people on this page.')).toBeTruthy();
  });

  describe('several records of one address are one person', () => {
    const lead = contactOf(3, { name: 'Jane D. (lead)', emails: jane.emails, status: null, companyName: 'Old Co' });
    const openBoth = async () => {
      const world = await openWorld([pictureOf(jane), pictureOf(lead)]);
      for (const { id, text } of [
        { id: jane.id, text: 'said to the contact' },
        { id: lead.id, text: 'said to the lead' },
      ]) {
        const body = { outcome: null, kinds: [], text, campaignId: null, callSeconds: null };
        await world.port.run('logNote', { noteId: newId(), contactId: id, body });
      }
      world.tab.show(aboutPeople([personOf()]));
      open(world);
      return screen.findByRole('group', { name: 'Records of this person' });
    };

    test('with one header, and a switch between the records', async () => {
      const records = await openBoth();
      await named('Jane Doe');
      fireEvent.click(within(records).getByRole('button', { name: /Old Co/ }));
      await named('Jane D. (lead)');
    });

    test('and the notes of all of them', async () => {
      await openBoth();
      expect((await screen.findAllByText('said to the contact')).length).toBeGreaterThan(0);
      expect(screen.getAllByText('said to the lead').length).toBeGreaterThan(0);
    });
  });

  test('"not this person" is remembered, and leaves the chooser and search', async () => {
    const world = await openWorld([pictureOf(jane)]);
    world.tab.show(aboutPeople([personOf()]));
    open(world);
    fireEvent.click(await screen.findByRole('button', { name: 'Not this person' }));
    expect(world.tab.about).toMatchObject({ noneOfThem: true });
    expect(await screen.findByRole('searchbox')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: /Jane Doe/ }));
    await named('Jane Doe');
  });

  test('a page that says nothing can be pointed at', async () => {
    const world = await openWorld([]);
    world.tab.show(aboutPeople([]));
    open(world);
    fireEvent.click(await screen.findByRole('button', { name: 'Show Touchline where the person stands' }));
    expect(await screen.findByText(/can’t be pointed at/)).toBeTruthy();
  });
});

describe('this machine has no room left', () => {
  test('what the hub answers shows all the same, and the line blames the disk', async () => {
    const world = await openWorld([pictureOf(jane)]);
    fillDisk();
    world.tab.show(aboutPeople([personOf()]));
    open(world);
    await named('Jane Doe');
    expect(await screen.findByText('72')).toBeTruthy();
    expect(await screen.findByText(/No room is left on this machine: this comes from the hub/)).toBeTruthy();
    expect(screen.queryByText(/The hub didn’t answer/)).toBeNull();
    expect(await world.port.read('picture', { contactId: jane.id })).toBeNull();
  });

  test('the answer shows in place of an older copy, and the line is gone once there is room', async () => {
    const world = await openWorld([pictureOf(contactOf(1, { title: 'Head of Operations' }))]);
    await world.port.run('keepPicture', { picture: pictureOf(jane) });
    await world.port.run('keepLookup', { query: { email: 'jane1@acme.example' }, cards: [jane] });
    const disk = fillDisk();
    world.tab.show(aboutPeople([personOf()]));
    open(world);
    expect(await screen.findByText('Head of Operations')).toBeTruthy();
    disk.free();
    act(() => void document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
    await waitFor(() => expect(screen.queryByText(/No room is left/)).toBeNull());
    expect(await screen.findByText('Head of Operations')).toBeTruthy();
  });
});

describe('the hub is away', () => {
  test('the local copy shows, and says of when it is', async () => {
    const world = await openWorld([pictureOf(jane)]);
    await world.hub.lookUps.lookupContact({ email: 'jane1@acme.example' }, new AbortController().signal);
    world.online = false;
    world.tab.show(aboutPeople([personOf()]));
    open(world);
    await named('Jane Doe');
    expect(await screen.findByText(/The hub didn’t answer. This is as of/)).toBeTruthy();
    expect(await screen.findByText('72')).toBeTruthy();
  });

  test('without a copy it says why, and asks again when told to', async () => {
    const world = await openWorld([pictureOf(jane)]);
    world.online = false;
    world.tab.show(aboutPeople([personOf()]));
    open(world);
    expect(await screen.findByText(/nobody can say whether it knows this person/)).toBeTruthy();
    world.online = true;
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await named('Jane Doe');
  });

  test('not connected at all says how to connect', async () => {
    const world = await openWorld([]);
    const openOptions = vi.fn();
    render(<Sidebar hub={null} tab={world.tab} openOptions={openOptions} />);
    fireEvent.click(screen.getByRole('button', { name: 'Open options' }));
    expect(openOptions).toHaveBeenCalledOnce();
  });
});

describe('keys', () => {
  test('Esc goes one step out: from search to the person, from there out of the panel', async () => {
    const world = await janeOpen();
    fireEvent.click(screen.getByRole('button', { name: 'Find someone else' }));
    expect(document.activeElement).toBe(screen.getByRole('searchbox'));
    pressEscape(await screen.findByRole('searchbox'));
    await named('Jane Doe');
    expect(world.tab.closed).toBe(0);
    pressEscape(await field());
    expect(world.tab.closed).toBe(1);
  });

  test('Esc goes when it is let go, so that the page hears nothing of it, and only if it was pressed here', async () => {
    const world = await janeOpen();
    fireEvent.keyUp(await field(), { key: 'Escape' });
    fireEvent.keyDown(await field(), { key: 'Escape' });
    expect(world.tab.closed).toBe(0);
    fireEvent.keyUp(await field(), { key: 'Escape' });
    expect(world.tab.closed).toBe(1);
  });

  test('the command puts the cursor into the bar', async () => {
    const world = await janeOpen();
    await show(world, { focusBar: 1 });
    expect(document.activeElement).toBe(await field());
  });

  test('a later change of person doesn’t take the focus from the page', async () => {
    const world = await janeOpen();
    await show(world, { focusBar: 1 });
    (await field()).blur();
    await show(world, { sequence: 2, facts: aboutPeople([ruiOnPage]).facts });
    await named('Rui Tavares');
    expect(document.activeElement).not.toBe(await field());
  });

  test('from a person found by search, one step leads back to the page’s own', async () => {
    await janeOpen();
    fireEvent.click(screen.getByRole('button', { name: 'Find someone else' }));
    fireEvent.change(await screen.findByRole('searchbox'), { target: { value: 'rui' } });
    fireEvent.click(await screen.findByRole('button', { name: /Rui Tavares/ }));
    await named('Rui Tavares');
    fireEvent.click(screen.getByRole('button', { name: 'Find someone else' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Back to this page’s person' }));
    await named('Jane Doe');
  });
});

test('hostile names are only letters', async () => {
  const hostile = contactOf(1, { name: HOSTILE_NAMES.markup, companyName: HOSTILE_NAMES.long });
  const world = await openWorld([pictureOf(hostile)]);
  world.tab.show(aboutPeople([personOf({ name: HOSTILE_NAMES.override })]));
  const { container } = open(world);
  await named(HOSTILE_NAMES.markup);
  expect(container.querySelector('img, h1 b')).toBeNull();
  expect(container.textContent?.length).toBeLessThan(6_000);
});
