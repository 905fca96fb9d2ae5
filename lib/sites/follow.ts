import type { PageFacts } from '#lib/model/page-facts.ts';
import { doubts } from './doubt.ts';
import { attributesOf } from './learned.ts';
import type { Reading } from './read.ts';
import { whenSettled } from './settle.ts';

/** What following a page needs. `watched` are the parts whose changes matter. */
export type Followed = {
  window: Window & typeof globalThis & { navigation?: EventTarget };
  read: () => Reading;
  /** Kind and id of the record by the page's address alone; null where no recipe knows them. */
  record: () => string | null;
  watched: () => Node[];
  /** The same-origin frames that show records now. */
  frames: () => HTMLIFrameElement[];
  tell: (sequence: number, facts: PageFacts) => void;
  signal: AbortSignal;
};

/** Times after a change of record (ms) at which the page is read again: values come late, and some without a trace. */
const AGAIN = [100, 400, 900, 2_500, 6_000];
/** A change is heard of at once; then the page may go on changing for so long (ms) unheard. */
const DEAF = 40;
/** How often (ms) form fields that name the person are compared: their values change without any event. */
const COMPARE = 300;

/**
 * Reads the page now and after each change of record, and tells what it says; `lookAgain` reads and tells once more.
 * While a record changes, the page says nothing rather than the one before; several fast changes end on the last.
 */
export function follow(page: Followed): { lookAgain: () => void } {
  const { window, signal } = page;
  let sequence = 0;
  let last: Reading | null = null;
  let told = '';
  let { href } = window.location;
  let recordId = page.record();
  const doubt = doubts(() => window.performance.now());

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
    watch(reading.anchors);
    const wait = doubt.judge(reading, rested);
    if (wait !== null) return wait;
    last = reading;
    compare();
    tell(reading.facts);
    return null;
  });
  let comparing = 0;
  const compare = () => {
    window.clearInterval(comparing);
    const look = () => window.document.hidden || !last || last.holds() || mutated();
    if (last?.inFields) comparing = window.setInterval(look, COMPARE);
  };
  const recordChanged = () => {
    doubt.recordChanged(last);
    forget();
    settled.hurry();
    settled.changed();
    settled.lookAgainAt(AGAIN);
  };
  const navigated = () => {
    if (window.location.href === href) return;
    href = window.location.href;
    const before = recordId;
    recordId = page.record();
    if (recordId === null || recordId !== before) recordChanged();
    else settled.changed();
  };
  const mutated = () => {
    if (last && !last.holds()) {
      const redrawn = settled.atOnce(page.read);
      if (!redrawn || !samePeople(last, redrawn)) return recordChanged();
      last = redrawn;
    }
    settled.changed();
  };

  /** Hearing of each change costs a page that makes many of them: after one, nothing is heard for a while. */
  let deaf = 0;
  const heard = (changes: MutationRecord[]) => {
    if (changes.every(isBesideBody)) return;
    observer.disconnect();
    deaf = window.setTimeout(() => {
      listen();
      if (last && !last.holds()) mutated();
    }, DEAF);
    mutated();
  };
  const observer = new window.MutationObserver(heard);
  let parts: readonly Node[] = [];
  let named: readonly Element[] = [];
  // What of an element, beside its text, can name a person, and change in place.
  const naming = ['href', 'name', ...attributesOf('address')];
  const listen = () => {
    window.clearTimeout(deaf);
    observer.disconnect();
    for (const anchor of named) observer.observe(anchor, { attributeFilter: naming });
    for (const part of parts) observer.observe(part, { childList: true, subtree: true, characterData: true });
  };
  const watch = (anchors: readonly Element[]) => {
    named = anchors;
    // A shadow root's changes are not its page's: those in which a person stands are observed by themselves.
    const around = new Set([...page.watched(), ...anchors.map((anchor) => anchor.getRootNode())]);
    parts = [...around].filter((part) => part !== window.document);
    listen();
    for (const { contentWindow } of page.frames())
      contentWindow?.addEventListener('pagehide', recordChanged, { signal });
  };
  const loaded = ({ target }: Event) => {
    const isFrame = 'contentDocument' in (target as Element);
    if (isFrame && page.frames().some((frame) => frame === target)) settled.changed();
  };
  window.navigation?.addEventListener('currententrychange', navigated, { signal });
  for (const type of ['popstate', 'hashchange']) window.addEventListener(type, navigated, { signal });
  window.document.addEventListener('load', loaded, { capture: true, signal });
  // Records also change by classes alone, and then because somebody clicked or pressed a key that types nothing.
  window.addEventListener('click', settled.changed, { capture: true, passive: true, signal });
  const keyed = ({ key }: KeyboardEvent) => {
    if (key?.length > 1) settled.changed();
  };
  window.addEventListener('keyup', keyed, { capture: true, passive: true, signal });
  const end = () => {
    window.clearTimeout(deaf);
    observer.disconnect();
    window.clearInterval(comparing);
  };
  signal.addEventListener('abort', end);
  watch([]);
  settled.changed();
  settled.lookAgainAt(AGAIN, () => !last || isUnsure(last));
  return {
    lookAgain() {
      told = '';
      navigated();
      settled.changed();
    },
  };
}

/** What hangs beside the body is an extension's (ours too), unless it is another body. */
const isBesideBody = ({ target, addedNodes: [added] }: MutationRecord) =>
  target.nodeName === 'HTML' && added?.nodeName === 'DIV';

/** More may come without any trace: somebody at all, an address, the value of a field. */
const isUnsure = ({ facts: { people }, inFields }: Reading) =>
  inFields || people.length === 0 || people.some(({ email }) => email === null);

/** The same people, of whom one reading may know more than the other. */
const samePeople = (one: Reading, other: Reading) =>
  one.facts.people.length === other.facts.people.length &&
  one.facts.people.every((person, at) =>
    (['email', 'name', 'phone'] as const).every((field) => {
      const [before, now] = [person[field], other.facts.people[at]?.[field]];
      return before === now || before === null || now === null;
    }),
  );
