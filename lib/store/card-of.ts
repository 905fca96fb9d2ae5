import type { ContactCard } from '#lib/model/contact.ts';

/** The card alone, of anything that has a card's fields. */
export function cardOf({ id, version, name, title, email, companyId, companyName, status }: ContactCard): ContactCard {
  return { id, version, name, title, email, companyId, companyName, status };
}
