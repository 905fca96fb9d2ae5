import { EVIDENCE, type Evidence } from '#lib/model/evidence.ts';
import type { PagePerson } from '#lib/model/page-facts.ts';

/** A person that a reader believes in, and the elements that made it believe. */
export type Candidate = { person: PagePerson; anchors: Element[] };

/** A chooser holds this many; a page with more people is a list, and tells nothing of one. */
const CHOOSER_MAX = 8;

/** Those with the strongest evidence, each address once. More than a chooser holds: none. */
export function strongest(candidates: readonly Candidate[]): Candidate[] {
  const best = Math.min(...candidates.map(({ person }) => rank(person.evidence)));
  const byKey = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const { email, phone, name } = candidate.person;
    const key = email ?? name ?? phone;
    if (rank(candidate.person.evidence) !== best || !key) continue;
    const known = byKey.get(key);
    byKey.set(key, known ? joined(known, candidate) : candidate);
  }
  return byKey.size > CHOOSER_MAX ? [] : oneOfEachName([...byKey.values()]);
}

/** Two addresses beside the same name are one person's; the first counts. */
function oneOfEachName(people: readonly Candidate[]): Candidate[] {
  const byName = new Map<string, Candidate>();
  people.forEach((candidate, index) => {
    const name = candidate.person.name ?? String(index);
    const known = byName.get(name);
    byName.set(name, known ? joined(known, candidate) : candidate);
  });
  return [...byName.values()];
}

const rank = (evidence: Evidence) => EVIDENCE.indexOf(evidence);

function joined(one: Candidate, other: Candidate): Candidate {
  const { name, email, phone, company, title, evidence } = one.person;
  const also = other.person;
  return {
    anchors: [...one.anchors, ...other.anchors],
    person: {
      name: name ?? also.name,
      email: email ?? also.email,
      phone: phone ?? also.phone,
      company: company ?? also.company,
      title: title ?? also.title,
      evidence,
    },
  };
}
