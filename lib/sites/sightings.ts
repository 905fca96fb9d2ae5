import { readEmail } from '#lib/model/address.ts';
import { addressesIn, isExcluded, isList, isNobody, isRole } from '#lib/model/address-rules.ts';
import type { Evidence } from '#lib/model/evidence.ts';
import { isAside, isListed } from './aside.ts';
import { labelOf, readLabel } from './labels.ts';
import { mailtoOf } from './value.ts';
import { formValue, isVisible, textNodes } from './visible.ts';

/** An address that stands visibly on the page, where it stands, and how much that says. */
export type Sighting = { email: string; element: Element; evidence: Evidence };

/** A page with more addresses than this is not read further: it is a list. */
const SIGHTINGS_MAX = 200;

/** All addresses in a part of the page that may be the person's, by label, mailto: link or text. */
export function sightingsIn(scope: Element, ignore: readonly string[], excluded: readonly string[]): Sighting[] {
  const seen: Sighting[] = [];
  for (const { email, element, lead } of raw(scope)) {
    if (seen.length >= SIGHTINGS_MAX) break;
    if (isNobody(email) || isList(email) || isExcluded(email, excluded)) continue;
    if (!isVisible(element) || isAside(element, ignore)) continue;
    const evidence = evidenceOf(email, element, lead);
    if (evidence) seen.push({ email, element, evidence });
  }
  return seen;
}

type Raw = { email: string; element: Element; lead: string };

function* raw(scope: Element): Generator<Raw> {
  for (const link of scope.querySelectorAll('a[href^="mailto:" i]')) {
    const email = mailtoOf(link);
    if (email) yield { email, element: link, lead: '' };
  }
  for (const input of scope.querySelectorAll('input,textarea')) {
    const email = isSignIn(input) ? null : readEmail(formValue(input) ?? '');
    if (email) yield { email, element: input, lead: '' };
  }
  yield* inText(scope);
}

function* inText(scope: Element): Generator<Raw> {
  for (const text of textNodes(scope)) {
    const element = text.data.includes('@') ? text.parentElement : null;
    if (!element || element.closest('a[href^="mailto:" i]')) continue;
    for (const email of addressesIn(text.data)) yield { email, element, lead: leadOf(text.data, email) };
  }
}

/** What stands before an address in the same text: "Email: jane@…". */
const leadOf = (text: string, email: string) => text.slice(0, Math.max(0, text.toLowerCase().indexOf(email)));

const isSignIn = (input: Element) => input.closest('form')?.querySelector('input[type=password]') != null;

function evidenceOf(email: string, element: Element, lead: string): Evidence | null {
  const label = readLabel(lead) ?? labelOf(element);
  if (label === 'someone') return null;
  if (label === 'email') return 'label';
  if (isRole(email) || isListed(element) || element.matches('input,textarea')) return null;
  return element.matches('a') ? 'mailto' : 'text';
}
