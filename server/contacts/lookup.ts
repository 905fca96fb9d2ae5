import { domainToASCII, domainToUnicode } from 'node:url';
import { domainOf, readEmail, readPhone } from '#lib/model/address.ts';
import type { ContactCard } from '#lib/model/contact.ts';
import type { Id } from '#lib/model/id.ts';
import type { LookupRequest } from '#lib/protocol/contacts.ts';
import type { Row, Tx } from '#server/db/schema.ts';
import { cardsById } from './cards.ts';

/** More people than this behind one address are no answer for a chooser. */
const MATCHES_MAX = 20;

/** Everybody in the workspace with this address or number. Looking creates nothing. */
export async function lookUp(tx: Tx, workspaceId: Id, request: LookupRequest): Promise<ContactCard[]> {
  if ('phone' in request) return matches(tx, workspaceId, 'phone', spellingsOfPhone(request.phone));
  for (const spellings of spellingsOfEmail(request.email)) {
    const found = await matches(tx, workspaceId, 'email', spellings);
    if (found.length > 0) return found;
  }
  return [];
}

/**
 * The ways in which an address may stand in the hub, the surest first: as it is (its domain in letters or in
 * punycode), then without a plus-tag, by which the same person sorts their mail. Nothing for what is no address.
 */
export function spellingsOfEmail(text: string): string[][] {
  const email = readEmail(text);
  if (email === null) return [];
  const local = email.slice(0, email.lastIndexOf('@'));
  const domain = domainOf(email);
  const domains = new Set([domain, domainToUnicode(domain).normalize('NFC'), domainToASCII(domain)].filter(Boolean));
  const at = (name: string) => [...domains].map((spelled) => `${name}@${spelled}`);
  const plus = local.indexOf('+');
  return plus > 0 ? [at(local), at(local.slice(0, plus))] : [at(local)];
}

/** A number with and without the plus of its country: pages and sources differ in it. */
export function spellingsOfPhone(text: string): string[] {
  const digits = readPhone(text)?.replace('+', '');
  return digits === undefined ? [] : [digits, `+${digits}`];
}

async function matches(tx: Tx, workspaceId: Id, kind: 'email' | 'phone', spellings: string[]): Promise<ContactCard[]> {
  return cardsById(tx, workspaceId, await holdersOf(tx, workspaceId, { kinds: [kind], spellings, most: MATCHES_MAX }));
}

type Held = {
  readonly kinds: readonly Row<'app.contact_addresses'>['kind'][];
  readonly spellings: readonly string[];
  /** More of them aren't asked for. */
  readonly most?: number;
};

/** The contacts who hold an address of these kinds in one of its spellings. */
export async function holdersOf(tx: Tx, workspaceId: Id, { kinds, spellings, most }: Held): Promise<Id[]> {
  if (spellings.length === 0) return [];
  const rows = await tx
    .selectFrom('app.contact_addresses')
    .select('contact_id')
    .distinct()
    .where('workspace_id', '=', workspaceId)
    .where('kind', 'in', kinds)
    .where('address', 'in', spellings)
    .$if(most !== undefined, (query) => query.limit(most ?? 0))
    .execute();
  return rows.map(({ contact_id }) => contact_id);
}
