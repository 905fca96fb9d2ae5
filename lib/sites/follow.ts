import type { PageFacts } from '#lib/model/page-facts.ts';
import type { Reading } from './read.ts';
import { whenSettled } from './settle.ts';

/** What following a page needs. `watched` are the parts whose changes matter; none means the whole page. */
export type Followed = {
  window: Window & typeof globalThis & { navigation?: EventTarget };
  read: () => Reading;
  watched: () => Element[];
  /** The same-origin frames that show records now. */
  frames: () => HTMLIFrameElement[];
  tell: (sequence: number, facts: PageFacts) => void;
  signal: AbortSignal;
};

/** After a change of record the same people are believed only once the page has rested this long (ms): they may be stale. */
const SAME_PEOPLE_REST = 1_000;

/**
 * Reads the page now and after each change of record, and tells what it says; `lookAgain` reads and tells once more.
 * While a record changes, the page says nothing rather than the one before; several fast changes end on the last.
 */
export function follow(page: Followed): { lookAgain: () => void } {
  const { window, signal } = page;
  let sequence = 0;
  let last: Reading | null = null;
  let doubted: Reading | null = null;
  let told = '';
  let { href } = window.location;

  const tell = (facts: PageFacts) => {
    const said = JSON.stringify([sequence, facts]);
    if (said !== told) page.tell(sequence, facts);
    told = said;
  };
  const forget = () => {
    sequence += 1;
    if (last) tell({ ...last.facts, record: null, people: [], phones: [] });
    last = null;
  };
  const settled = whenSettled(window, signal, (rested) => {
    const reading = page.read();
    watch();
    if (doubted && rested < SAME_PEOPLE_REST && mayBeStale(doubted, reading)) return SAME_PEOPLE_REST;
    doubted = null;
    last = reading;
    tell(reading.facts);
    return null;
  });
  const recordChanged = () => {
    doubted ??= last;
    forget();
    settled.changed();
  };
  const navigated = () => {
    if (window.location.href === href) return;
    href = window.location.href;
    recordChanged();
  };
  const mutated = () => {
    if (last && !last.holds()) {
      const redrawn = settled.atOnce(page.read);
      if (redrawn && samePeople(last, redrawn)) last = redrawn;
      else forget();
    }
    settled.changed();
  };

  const observer = new window.MutationObserver(mutated);
  const watch = () => {
    observer.disconnect();
    const parts = page.watched();
    for (const part of parts.length > 0 ? parts : [window.document.documentElement]) {
      observer.observe(part, { childList: true, subtree: true, characterData: true });
    }
    for (const { contentWindow } of page.frames())
      contentWindow?.addEventListener('pagehide', recordChanged, { signal });
  };
  const loaded = ({ target }: Event) => {
    if (page.frames().some((frame) => frame === target)) settled.changed();
  };
  window.navigation?.addEventListener('currententrychange', navigated, { signal });
  for (const type of ['popstate', 'hashchange']) window.addEventListener(type, navigated, { signal });
  window.document.addEventListener('load', loaded, { capture: true, signal });
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
  watch();
  settled.changed();
  return {
    lookAgain() {
      told = '';
      navigated();
      settled.changed();
    },
  };
}

const keys = ({ facts }: Reading) => facts.people.map(({ email, phone, name }) => email ?? phone ?? name).join('\n');
const samePeople = (one: Reading, other: Reading) => keys(one) === keys(other);

/** The people of the record before, under another record's address: perhaps the page has not caught up. */
const mayBeStale = (before: Reading, now: Reading) =>
  now.facts.people.length > 0 &&
  samePeople(before, now) &&
  (now.facts.recipe === null || before.facts.record?.id !== now.facts.record?.id);
