import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchSight } from '#lib/guard/sight.ts';

type Entry = { isIntersecting: boolean; intersectionRatio: number; isVisible?: boolean };
let see: (entry: Entry) => void;
let asked: object | undefined;
let watched: Element | undefined;
let clock = 10_000;
let stop: AbortController;

const whole = { isIntersecting: true, intersectionRatio: 1, isVisible: true };
const covered = { ...whole, isVisible: false };
const closed = { isIntersecting: false, intersectionRatio: 0, isVisible: false };

beforeEach(() => {
  stop = new AbortController();
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(callback: (entries: Entry[]) => void, options: object) {
        see = (entry) => callback([entry]);
        asked = options;
      }
      observe(element: Element) {
        watched = element;
      }
      unobserve() {}
      disconnect() {}
    },
  );
});
afterEach(() => {
  stop.abort();
  vi.unstubAllGlobals();
});

const watch = () => watchSight(document, stop.signal, () => clock);

it('asks the browser for visibility, as often as it may', () => {
  watch();
  expect(asked).toMatchObject({ trackVisibility: true, delay: 100 });
});

it('is out of sight until the browser says otherwise, and then at once in sight', () => {
  const { isInSight } = watch();
  expect(isInSight()).toBe(false);
  see(covered);
  expect(isInSight()).toBe(false);
  see(whole);
  expect(isInSight()).toBe(true);
});

it('is in sight again half a second after it was covered', () => {
  const { isInSight } = watch();
  see(whole);
  see(covered);
  expect(isInSight()).toBe(false);
  clock += 2_000;
  see(whole);
  clock += 499;
  expect(isInSight()).toBe(false);
  clock += 1;
  expect(isInSight()).toBe(true);
});

it('needs no settling when the person closed and opened it', () => {
  const { isInSight } = watch();
  see(whole);
  see(closed);
  expect(isInSight()).toBe(false);
  see(whole);
  expect(isInSight()).toBe(true);
});

it('needs none either for the moment in which it is lifted above a menu of the page', () => {
  const { isInSight, lifted } = watch();
  see(whole);
  see(covered);
  lifted(clock + 10);
  expect(isInSight()).toBe(false);
  clock += 150;
  see(whole);
  expect(isInSight()).toBe(true);
});

it.each([
  ['a lift long after the cover began', 500, 100],
  ['a cover much longer than a lift takes', 10, 600],
])('is not fooled by %s', (_, liftAfter, coverLasts) => {
  const { isInSight, lifted } = watch();
  see(whole);
  see(covered);
  lifted(clock + liftAfter);
  clock += coverLasts;
  see(whole);
  expect(isInSight()).toBe(false);
});

it('is out of sight when more than a tenth of it lies outside the window', () => {
  const { isInSight } = watch();
  see({ ...whole, intersectionRatio: 0.8 });
  expect(isInSight()).toBe(false);
});

it('takes a browser that cannot tell of covers at its word about the window', () => {
  const { isInSight } = watch();
  see({ isIntersecting: true, intersectionRatio: 1 });
  expect(isInSight()).toBe(true);
});

it('looks at a menu of its own while one is open, since that covers the rest of the frame', () => {
  watch();
  const menu = document.body.appendChild(document.createElement('div'));
  const toggle = (newState: string) => menu.dispatchEvent(Object.assign(new Event('beforetoggle'), { newState }));
  toggle('open');
  expect(watched).toBe(menu);
  toggle('closed');
  expect(watched).toBe(document.documentElement);
  menu.remove();
});
