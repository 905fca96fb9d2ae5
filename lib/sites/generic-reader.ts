import { isRole } from '#lib/model/address-rules.ts';
import { isAside } from './aside.ts';
import { type Candidate, strongest } from './candidate.ts';
import { fitsAddress } from './person-name.ts';
import { type Sighting, sightingsIn } from './sightings.ts';
import { structuredIn } from './structured.ts';
import { detailsIn, labelledIn, nameAround, surroundingsOf } from './surroundings.ts';
import { isVisible } from './visible.ts';

/** How the generic reader may be narrowed: parts that a recipe ignores, and addresses that are nobody's business. */
export type Limits = { ignore: readonly string[]; excluded: readonly string[] };

/**
 * The person of any page, by the strongest evidence there is: labelled field, structured data, visible mailto: link
 * outside message bodies, visible text. An open dialog is read alone: what lies behind it is about others.
 */
export function readGeneric(document: Document, limits: Limits): Candidate[] {
  for (const dialog of dialogsIn(document)) {
    const inside = readPart(dialog, limits);
    if (inside.length > 0 || dialog.matches('[aria-modal=true], dialog:modal')) return inside;
  }
  return document.body ? readPart(document.body, limits) : [];
}

/** Open dialogs, the topmost first. */
const dialogsIn = (document: Document) =>
  [...document.querySelectorAll('dialog[open], [role=dialog], [aria-modal=true]')].filter(isVisible).reverse();

function readPart(scope: Element, limits: Limits): Candidate[] {
  const sightings = sightingsIn(scope, limits.ignore, limits.excluded);
  const structured = structuredIn(scope, limits.excluded).filter(({ anchors }) =>
    anchors.every((anchor) => !isAside(anchor, limits.ignore)),
  );
  const people = strongest([
    ...sightings.map((sighting) => candidateOf(sighting, sightings, scope)),
    ...structured,
  ]).filter(isPlausible);
  return people.length > 0 || sightings.length > 0 ? people : withoutAddress(scope, limits);
}

function candidateOf({ email, element, evidence }: Sighting, all: readonly Sighting[], scope: Element): Candidate {
  const others = all.filter((other) => other.email !== email).map((other) => other.element);
  const part = surroundingsOf(element, others, scope);
  const labelled = labelledIn(part);
  const found = nameAround(element, part, labelled, email);
  const person = { name: found?.name ?? null, email, ...detailsIn(part, labelled), evidence };
  return { person, anchors: found ? [element, found.element] : [element] };
}

/** Bare text is believed only when the name beside it is in the address too. */
function isPlausible({ person: { evidence, email, name } }: Candidate): boolean {
  if (evidence !== 'text') return true;
  return email !== null && name !== null && !isRole(email) && fitsAddress(name, email);
}

/** A record without an address still names its person, when name and number are both labelled. */
function withoutAddress(scope: Element, { ignore }: Limits): Candidate[] {
  const labelled = labelledIn(scope);
  const phone = labelled.get('phone');
  if (!phone || isAside(phone, ignore)) return [];
  const found = nameAround(phone, scope, labelled, null);
  const details = detailsIn(scope, labelled);
  if (!found || !details.phone) return [];
  return [
    {
      person: { name: found.name, email: null, ...details, evidence: 'label' },
      anchors: [phone, found.element],
    },
  ];
}
