import type { Evidence } from '#lib/model/evidence.ts';
import { areListed, type Claimed, isAmongPeople, isAnnounced, isOnesOwn, mainOf } from './announced.ts';
import { appFrames } from './app-frames.ts';
import { isAside } from './aside.ts';
import { type Candidate, strongest } from './candidate.ts';
import { ownAddresses } from './own.ts';
import { type Sighting, sightingsIn } from './sightings.ts';
import { structuredIn } from './structured.ts';
import { detailsIn, labelledIn, nameAround, surroundingsOf } from './surroundings.ts';
import { standsAlone, topmostParts } from './topmost.ts';

/** Addresses of one kind of evidence in one part of a page; more are a list. */
const CLAIMS_MAX = 24;

/** How the generic reader may be narrowed: parts that a recipe ignores, and addresses that are nobody's business. */
export type Limits = { ignore: readonly string[]; excluded: readonly string[] };

/**
 * The person of any page, by the strongest evidence there is: labelled field, structured data, visible mailto: link
 * outside message bodies, visible text. What lies over the page (a dialog, a record's panel) is read before it, and alone
 * when it is headed by a person: what lies behind is about others. Frames of the same application belong to the page.
 */
export function readGeneric(document: Document, limits: Limits): readonly Candidate[] {
  const own = { ...limits, excluded: [...limits.excluded, ...ownAddresses(document)] };
  for (const part of topmostParts(document)) {
    const inside = readPart(part, own);
    if (inside.length > 0 || standsAlone(part)) return inside;
  }
  const frames = appFrames(document).flatMap(({ contentDocument }) => contentDocument?.body ?? []);
  return strongest([...frames, document.body].flatMap((scope) => (scope ? readPart(scope, own) : [])));
}

function readPart(scope: Element, limits: Limits): readonly Candidate[] {
  const sightings = sightingsIn(scope, limits.ignore, limits.excluded);
  if (sightings === null || isOnesOwn(scope)) return [];
  const structured = structuredIn(scope, limits.excluded).filter(({ anchors }) =>
    anchors.every((anchor) => !isAside(anchor, limits.ignore)),
  );
  const labelled = claimsOf(sightings, (evidence) => evidence === 'label', scope);
  const byLabel = strongest([...labelled.filter((claim) => isAnnounced(claim, scope)), ...structured]);
  if (byLabel.length > 0) return oneOf(byLabel, labelled, scope);
  const claims = claimsOf(sightings, (evidence) => evidence !== 'label', scope);
  const people = strongest(claims.filter((claim) => isAnnounced(claim, scope)));
  if (people.length > 0) return oneOf(people, claims, scope);
  return sightings.length > 0 ? severalOf([...labelled, ...claims]) : withoutAddress(scope, limits);
}

/** Those who are chosen, unless they are rows of a list; of several, the one whom the page's main heading names. */
function oneOf(people: readonly Candidate[], claims: readonly Claimed[], scope: Element): readonly Candidate[] {
  const chosen = claims.filter(({ person }) => people.some((other) => other.person.email === person.email));
  const areThePages = ({ anchors: [anchor], part }: Claimed) => anchor && isAmongPeople(anchor, part, scope);
  const isList = areListed(chosen) && !chosen.some(areThePages);
  const isOneOfMany = people.length === 1 && chosen.length > 0 && chosen.every(({ listed }) => listed);
  return isList || isOneOfMany ? [] : mainOf(people, scope);
}

/** What is claimed for the sightings of some evidence; a part of the page that names so many is a list, and claims nothing. */
function claimsOf(
  sightings: readonly Sighting[],
  isWanted: (evidence: Evidence) => boolean,
  scope: Element,
): Claimed[] {
  const wanted = sightings.filter(({ evidence }) => isWanted(evidence));
  if (new Set(wanted.map(({ email }) => email)).size > CLAIMS_MAX) return [];
  return wanted.map((sighting) => claimOf(sighting, sightings, scope));
}

/** Two who stand side by side, each with a name of their own: nobody announces either, so that a person must choose. */
function severalOf(claims: readonly Claimed[]): Candidate[] {
  const people = strongest(claims.filter(({ named, listed }) => named !== null && !listed));
  return people.length === 2 ? people : [];
}

function claimOf({ email, element, evidence, listed }: Sighting, all: readonly Sighting[], scope: Element): Claimed {
  const others = all.filter((other) => other.email !== email).map((other) => other.element);
  const part = surroundingsOf(element, others, scope);
  const labelled = labelledIn(part);
  const named = nameAround(element, part, labelled, email);
  const person = { name: named?.name ?? null, email, ...detailsIn(part, labelled), evidence };
  return { person, part, named, listed, anchors: named ? [element, named.element] : [element] };
}

/** A record without an address still names its person, when name and number are both labelled. */
function withoutAddress(scope: Element, { ignore }: Limits): Candidate[] {
  const labelled = labelledIn(scope);
  const phone = labelled.get('phone');
  if (!phone || isAside(phone, ignore)) return [];
  const named = nameAround(phone, scope, labelled, null);
  const details = detailsIn(scope, labelled);
  if (!named || !details.phone || named.by === 'itself' || named.by === 'title') return [];
  return [
    {
      person: { name: named.name, email: null, ...details, evidence: 'label' },
      anchors: [phone, named.element],
    },
  ];
}
