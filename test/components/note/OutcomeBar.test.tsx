import { fireEvent, render, screen, within } from '@testing-library/react';
import { type ComponentProps, useState } from 'react';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { elapsed } from '#components/note/elapsed.ts';
import { OutcomeBar } from '#components/note/OutcomeBar.tsx';
import { NOTE_TEXT_MAX } from '#lib/model/note-choices.ts';
import { FRESH, STANDINGS } from './states.ts';

type Props = ComponentProps<typeof OutcomeBar>;

function draw(props: Partial<Props> = {}) {
  const on = {
    onText: vi.fn(),
    onKind: vi.fn(),
    onOutcome: vi.fn(),
    onSave: vi.fn(),
    onUndo: vi.fn(),
    onNew: vi.fn(),
    onCallDismiss: vi.fn(),
    onFocusTaken: vi.fn(),
  };
  const all: Props = { text: '', kinds: [], standing: FRESH, call: null, focus: 0, ...on, ...props };
  const { rerender } = render(<OutcomeBar {...all} />);
  return { on, again: (more: Partial<Props>) => rerender(<OutcomeBar {...all} {...more} />) };
}
const field = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'What did they say?' });
const nameOf = (button: Element) => button.getAttribute('aria-label');
const said = () => screen.getByRole('status').textContent;

test('all five outcomes are there, each named in full', () => {
  draw();
  const outcomes = within(screen.getByRole('group', { name: 'Outcome of the call' })).getAllByRole('button');
  expect(outcomes.map(nameOf)).toEqual(['Connected', 'Left voicemail', 'No answer', 'Meeting booked', 'Wrong person']);
  // What is seen is part of the name, so that it can be said to a voice control.
  for (const button of outcomes) expect(nameOf(button)?.toLowerCase()).toContain(button.textContent?.toLowerCase());
});

test('one click logs and leaves the cursor in the text', () => {
  const { on } = draw();
  fireEvent.click(screen.getByRole('button', { name: 'Left voicemail' }));
  expect(on.onOutcome.mock.calls).toEqual([['voicemail']]);
  expect(document.activeElement).toBe(field());
});

test('pressing an outcome with the pointer doesn’t take the focus first', () => {
  draw();
  field().focus();
  const kept = fireEvent.mouseDown(screen.getByRole('button', { name: 'Connected' }));
  expect(kept).toBe(false);
});

test('what opens with a note stands before the outcomes, so that they stay where they are', () => {
  draw({ standing: STANDINGS.undoable });
  const outcomes = screen.getByRole('group', { name: 'Outcome of the call' });
  for (const opened of [screen.getByRole('status'), screen.getByRole('group', { name: 'Kinds' })])
    expect(opened.compareDocumentPosition(outcomes) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
});

describe('the state of the note is said honestly', () => {
  test.each([
    ['fresh', ''],
    ['drafted', 'Draft kept on this machine'],
    ['notKept', 'This browser didn’t keep your words. Copy them before you close.'],
    ['fullDisk', 'No room is left on this machine: your words are not kept. Copy them, then free some space.'],
    ['undoable', 'Logged · Connected'],
    ['waiting', 'Logged · Connected · waiting for the hub'],
    ['sent', 'Logged · Connected · at the hub'],
    ['refused', 'refused: \u2068The hub doesn’t know this contact.\u2069'],
  ] as const)('%s', (name, words) => {
    draw({ standing: STANDINGS[name] });
    fireEvent.focus(field());
    expect(said()).toBe(words);
  });

  test('a note that could not be stored says what to do', () => {
    draw({ standing: STANDINGS.failed });
    expect(said()).toContain('Your words still stand here');
  });
});

test('words that are not kept can be copied with one click', async () => {
  const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  onTestFinished(() => writeText.mockRestore());
  draw({ text: 'precious', standing: STANDINGS.notKept });
  fireEvent.click(screen.getByRole('button', { name: 'Copy' }));
  expect(await screen.findByRole('button', { name: 'Copied' })).toBeTruthy();
  expect(writeText.mock.calls).toEqual([['precious']]);
});

test('undo is offered while it costs nothing, then a new note', () => {
  const { on, again } = draw({ standing: STANDINGS.undoable });
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  expect(on.onUndo).toHaveBeenCalledOnce();
  again({ standing: STANDINGS.waiting });
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'New note' }));
  expect(on.onNew).toHaveBeenCalledOnce();
});

test('the chosen outcome is told to everyone', () => {
  draw({ standing: STANDINGS.sent });
  expect(screen.getAllByRole('button', { pressed: true }).map(nameOf)).toEqual(['Connected']);
});

test.each([{ ctrlKey: true }, { metaKey: true }])('Enter with %o saves', (modifier) => {
  const { on } = draw({ text: 'said' });
  fireEvent.keyDown(field(), { key: 'Enter', ...modifier });
  expect(on.onSave).toHaveBeenCalledOnce();
});

test('Enter alone is a new line, and nothing is saved while a word is being composed', () => {
  const { on } = draw({ text: 'said' });
  fireEvent.keyDown(field(), { key: 'Enter' });
  fireEvent.keyDown(field(), { key: 'Enter', ctrlKey: true, isComposing: true });
  expect(on.onSave).not.toHaveBeenCalled();
});

test('the command to go to the bar puts the cursor there, each time', () => {
  const { on, again } = draw();
  expect(document.activeElement).not.toBe(field());
  again({ focus: 1 });
  expect(document.activeElement).toBe(field());
  expect(on.onFocusTaken).toHaveBeenCalledOnce();
  field().blur();
  again({ focus: 2 });
  expect(document.activeElement).toBe(field());
});

test('kinds are chips that a rep turns on and off', () => {
  const { on } = draw({ standing: STANDINGS.waiting, kinds: ['pricing'] });
  expect(screen.getByRole('button', { name: 'Pricing', pressed: true })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Objection', pressed: false }));
  expect(on.onKind.mock.calls).toEqual([['objection']]);
});

test('near the end of the room, it says how much is left', () => {
  draw({ text: 'x'.repeat(NOTE_TEXT_MAX - 120) });
  expect(screen.getByText('120 characters left')).toBeTruthy();
  expect(field().maxLength).toBe(NOTE_TEXT_MAX);
});

describe('the clock of a call', () => {
  test('shows how long ago it began, and can be stopped', () => {
    const { on } = draw({ call: { phone: '+49 30 1234', startedAt: Date.now() - 125_000, seconds: null } });
    expect(screen.getByRole('timer').textContent).toBe('2:05');
    fireEvent.click(screen.getByRole('button', { name: 'Stop the clock' }));
    expect(on.onCallDismiss).toHaveBeenCalledOnce();
  });

  test('stands still at what an ended call took', () => {
    draw({ call: { phone: null, startedAt: 0, seconds: 61 } });
    expect(screen.getByRole('timer').textContent).toBe('1:01');
    expect(screen.getByText('Ended')).toBeTruthy();
  });

  test('counts in hours when it must', () => {
    expect([0, 59, 3_725].map(elapsed)).toEqual(['0:00', '0:59', '1:02:05']);
  });
});

function Typing() {
  const [text, setText] = useState('');
  const nothing = () => {};
  const on = { onKind: nothing, onOutcome: nothing, onSave: nothing, onUndo: nothing, onNew: nothing };
  return (
    <OutcomeBar
      {...on}
      {...{ text, kinds: [], standing: FRESH, call: null, focus: 0 }}
      onText={setText}
      onCallDismiss={nothing}
      onFocusTaken={nothing}
    />
  );
}

test('the same field stands before and after words', () => {
  render(<Typing />);
  const before = field();
  fireEvent.change(before, { target: { value: 'מה הם אמרו' } });
  expect(field()).toBe(before);
  expect(before.dir).toBe('auto');
});
