import { readEmail } from '#lib/model/address.ts';
import { addressesIn, isExcluded } from '#lib/model/address-rules.ts';
import type { Evidence } from '#lib/model/evidence.ts';
import { isAside, isInLongList, isListed, isProse, isStruck, wordsOf } from './aside.ts';
import { outsideEndless } from './endless.ts';
import { labelOf, readLabel } from './labels.ts';
import { attributesOf, says, selectorOf } from './learned.ts';
import { standsBeforeRecipients } from './sender.ts';
import { around, nearest, rootsIn } from './shadow.ts';
import { mailtoOf } from './value.ts';
import { formValue, isUnread, isVisible, select } from './visible.ts';

/** An address that stands visibly on the page, where it stands, and how much that says. */
export type Sighting = {
  email: string;
  element: Element;
  evidence: Evidence;
  /** It stands in one of several rows, and no label in the row says that it is the person's. */
  listed: boolean;
};

/** A page with more addresses than this is not read further: it is a list. */
const SIGHTINGS_MAX = 200;

/**
 * All addresses in a part of the page that may be the person's, by label, mailto: link or text. `null` where a machine or
 * a list stands in the person's place: whoever else is named there is only spoken of.
 */
export function sightingsIn(scope: Element, ignore: readonly string[], excluded: readonly string[]): Sighting[] | null {
  const seen: Sighting[] = [];
  for (const each of raw(scope)) {
    if (seen.length >= SIGHTINGS_MAX) break;
    const { email, element, lead } = each;
    if (isExcluded(email, excluded) || isOutOfSight(element, ignore)) continue;
    const evidence = evidenceOf(email, element, lead);
    if (says('nobody', email) || says('list', email)) {
      if (standsForPerson(element, evidence)) return null;
    } else if (evidence) {
      seen.push({ email, element, evidence, listed: evidence !== 'label' && isListed(element) });
    }
  }
  return seen;
}

/** The cheap questions first: what costs layout and style is asked of few. */
const isOutOfSight = (element: Element, ignore: readonly string[]) =>
  isInLongList(element) || !isVisible(element) || isAside(element, ignore) || isStruck(element);

const standsForPerson = (element: Element, evidence: Evidence | null) =>
  evidence === 'label' || (nearest(element, selectorOf('heading')) !== null && !isListed(element));

type Raw = { email: string; element: Element; lead: string };

function* raw(scope: Element): Generator<Raw> {
  for (const link of select(scope, 'a[href^="mailto:" i]')) {
    const email = mailtoOf(link);
    if (email) yield { email, element: link, lead: '' };
  }
  for (const input of select(scope, 'input,textarea')) {
    const email = isSignIn(input) ? null : readEmail(formValue(input) ?? '');
    if (email) yield { email, element: input, lead: '' };
  }
  yield* inText(scope);
  yield* inAttributes(scope);
}

function* inText(scope: Element): Generator<Raw> {
  // Roots keep their text to themselves.
  for (const text of [scope, ...rootsIn(scope.ownerDocument, [scope])].flatMap((part) => [...textsIn(part)])) {
    const element = text.parentElement;
    if (!element || nearest(element, 'a[href^="mailto:" i]')) continue;
    const beside = text.previousSibling?.textContent ?? '';
    for (const email of addressesIn(text.data)) yield { email, element, lead: leadOf(text.data, email) || beside };
  }
}

function* textsIn(scope: Node): Generator<Text> {
  for (const [part, whole] of outsideEndless(scope)) if (whole) yield* textsWithSign(part);
}

/** Whole parts are asked first whether there is an @ in them: most have none. */
function* textsWithSign(node: Node): Generator<Text> {
  if (!node.textContent?.includes('@') || isUnread(node)) return;
  if (node.nodeType === 3) yield node as Text;
  for (let child = node.firstChild; child; child = child.nextSibling) yield* textsWithSign(child);
}

function* inAttributes(scope: Element): Generator<Raw> {
  const attributes = attributesOf('address');
  for (const element of select(scope, attributes.map((name) => `[${name}*="@"]`).join(','))) {
    for (const attribute of attributes) {
      const value = element.getAttribute(attribute) ?? '';
      const [email, more] = addressesIn(value);
      if (email && !more) yield { email, element, lead: leadOf(value, email) };
    }
  }
}

/** What stands before an address in the same text: "Email: jane@…", "From: Jane Doe <jane@…". */
function leadOf(text: string, email: string): string {
  const lead = text.slice(0, text.toLowerCase().indexOf(email)).trim();
  return /^([^:<@]{2,20}):/.exec(lead)?.[1] ?? lead;
}

const isSignIn = (input: Element) => input.closest('form')?.querySelector('input[type=password]') != null;

function evidenceOf(email: string, element: Element, lead: string): Evidence | null {
  const label = readLabel(lead) ?? labelOf(element);
  if (label === 'someone' || readLabel(sectionOf(element)) === 'someone') return null;
  if (isRow(element) && isListed(element)) return null;
  if (isProse(element, email)) return null;
  if (label === 'email') return 'label';
  if (formValue(element) !== null) return null; // also where it is labelled "From": a form says that of oneself
  if (label === 'writer' || (!isListed(element) && (isSender(element) || standsBeforeRecipients(element))))
    return 'label';
  if (says('role', email)) return null;
  return element.matches('a') ? 'mailto' : 'text';
}

/** The heading of the section in which an element stands: "Manager" makes its fields another person's. */
function sectionOf(element: Element): string {
  let at: Element | null = element;
  for (let level = 0; at && level < 7; level += 1, at = around(at)) {
    for (let before = at.previousElementSibling; before; before = before.previousElementSibling) {
      if (before.matches(`${selectorOf('heading')},legend`)) return before.textContent;
    }
  }
  return '';
}

/** In a list each row may be labelled too ("Email" beside each address for narrow windows): still one of many. */
const isRow = (element: Element) => nearest(element, selectorOf('listRow')) !== null;

/** Is the element, or one close around it, named for who sent a message? */
function isSender(element: Element): boolean {
  const near = [element, element.parentElement, element.parentElement?.parentElement];
  return near.some((at) => at != null && says('sender', wordsOf(at)));
}
