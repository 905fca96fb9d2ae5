import { EVIDENCE, type Evidence } from '#lib/model/evidence.ts';
import type { PagePerson } from '#lib/model/page-facts.ts';

/** A person that a reader believes in, and the elements that made it believe. */
export type Candidate = { person: PagePerson; anchors: Element[] };

/** A chooser holds this many; a page with more people is a list, and tells nothing of one. */
const CHOOSER_MAX = 8;

/** Those with the strongest evidence, each address once. More than a chooser holds: none. */
export function strongest(candidates: readonly Candidate[]): Candidate[] {
  const best = Math.min(...candidates.map(({ person }) => rank(person.evidence)));
  const surest = candidates.filter(({ person }) => rank(person.evidence) === best);
  const people = joinedBy(surest, ({ email, name, phone }) => email ?? name ?? phone);
  return people.length > CHOOSER_MAX ? [] : oneOfEachName(people);
}

/** Two addresses beside the same name are one person's; the first counts. */
const oneOfEachName = (people: readonly Candidate[]) => joinedBy(people, ({ name }, at) => name ?? String(at));

/** Those of one key as one, in the order in which they came; those without a key are left out. */
function joinedBy(
  candidates: readonly Candidate[],
  keyOf: (person: PagePerson, at: number) => string | null,
): Candidate[] {
  const byKey = new Map<string, Candidate>();
  candidates.forEach((candidate, at) => {
    const key = keyOf(candidate.person, at);
    const known = key && byKey.get(key);
    if (key) byKey.set(key, known ? joined(known, candidate) : candidate);
  });
  return [...byKey.values()];
}

const rank = (evidence: Evidence) => EVIDENCE.indexOf(evidence);

/** What one doesn't say of the person, the other may. */
function joined(one: Candidate, other: Candidate): Candidate {
  const said = Object.entries(one.person).filter(([, value]) => value !== null);
  return {
    anchors: [...one.anchors, ...other.anchors],
    person: { ...other.person, ...Object.fromEntries(said) },
  };
}
