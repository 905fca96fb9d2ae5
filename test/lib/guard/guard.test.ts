import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { guard } from '#lib/guard/guard.ts';
import { refusalLine } from '#lib/guard/refusal-line.ts';

let inSight = true;
let stop: AbortController;
const acted = vi.fn();
const refused = vi.fn();
const at = (id: string) => document.getElementById(id) ?? document.body;

beforeEach(() => {
  inSight = true;
  stop = new AbortController();
  document.body.innerHTML = '<button id="log">Log</button><textarea id="text"></textarea><input id="find">';
  for (const type of ['pointerdown', 'mousedown', 'click', 'keydown'])
    document.body.addEventListener(type, acted, stop);
  guard(window, () => inSight, refused, stop.signal);
});
afterEach(() => {
  stop.abort();
  vi.clearAllMocks();
});

/** A press and its click, as a mouse does them. */
function press(detail = 1, between = () => {}): string[] {
  acted.mockClear();
  const fire = (type: string, clicks: number) =>
    at('log').dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, detail: clicks }));
  fire('pointerdown', 0);
  fire('mousedown', detail);
  between();
  fire('click', detail);
  return acted.mock.calls.map(([event]) => event.type);
}
function clickWithoutPress(): boolean {
  acted.mockClear();
  at('log').click();
  return acted.mock.calls.length > 0;
}
function key(id: string, init: KeyboardEventInit): boolean {
  const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init });
  acted.mockClear();
  at(id).dispatchEvent(event);
  return acted.mock.calls.length > 0;
}

describe('a frame in sight', () => {
  it('gets every press and key', () => {
    expect(press()).toEqual(['pointerdown', 'mousedown', 'click']);
    expect(key('log', { key: 'Enter' })).toBe(true);
    expect(refused).not.toHaveBeenCalled();
  });

  it('gets a double click that began in it, and not the second half of one that began elsewhere', () => {
    expect(press(1)).toContain('click');
    expect(press(2)).toContain('click');
    vi.spyOn(Event.prototype, 'timeStamp', 'get').mockReturnValue(1e9);
    expect(press(2)).toEqual(['pointerdown']);
    vi.restoreAllMocks();
    expect(refused).toHaveBeenCalledTimes(1);
    expect(press(1)).toContain('click');
  });
});

describe('a frame out of sight', () => {
  beforeEach(() => {
    inSight = false;
  });

  it('gets no press, and says so once', () => {
    expect(press()).toEqual([]);
    expect(refused).toHaveBeenCalledTimes(1);
  });

  it('gets no click whose press it refused, although it came into sight in between', () => {
    const reveal = () => {
      inSight = true;
    };
    expect(press(1, reveal)).toEqual([]);
    expect(press()).toContain('click');
  });

  it('gets the click of a key or a screen reader once it is in sight, whatever became of the last press', () => {
    press();
    expect(clickWithoutPress()).toBe(false);
    inSight = true;
    expect(clickWithoutPress()).toBe(true);
  });

  it('gets no click when it went out of sight after the press', () => {
    inSight = true;
    const hide = () => {
      inSight = false;
    };
    expect(press(1, hide)).toEqual(['pointerdown', 'mousedown']);
  });

  it.each<[string, string, KeyboardEventInit]>([
    ['Enter on a button', 'log', { key: 'Enter' }],
    ['Space on a button', 'log', { key: ' ' }],
    ['Ctrl+Enter in the text', 'text', { key: 'Enter', ctrlKey: true }],
    ['Enter in a search', 'find', { key: 'Enter' }],
  ])('does nothing on %s', (_, id, init) => {
    expect(key(id, init)).toBe(false);
    expect(refused).toHaveBeenCalledTimes(1);
  });

  it.each<[string, string, KeyboardEventInit]>([
    ['a letter', 'text', { key: 'a' }],
    ['a space in the text', 'text', { key: ' ' }],
    ['a new line in the text', 'text', { key: 'Enter' }],
    ['Esc', 'log', { key: 'Escape' }],
    ['Tab', 'log', { key: 'Tab' }],
  ])('still takes %s', (_, id, init) => {
    expect(key(id, init)).toBe(true);
  });
});

it('says in one line that the click was refused, and takes the line away again', () => {
  vi.useFakeTimers();
  const say = refusalLine(document, 'Touchline was covered. Click again.');
  say();
  say();
  const lines = document.querySelectorAll('[role=alert]');
  expect([...lines].map((line) => line.textContent)).toEqual(['Touchline was covered. Click again.']);
  vi.advanceTimersByTime(6_000);
  expect(document.querySelector('[role=alert]')).toBeNull();
  vi.useRealTimers();
});
