import type { Connection } from '#lib/browser/connection.ts';
import type { ContactPicture } from '#lib/model/contact.ts';
import { contactPicture } from '#lib/model/contact.ts';
import { seedInto } from '#test/support/hub/seed.ts';
import type { BenchHub } from './hub.ts';

const HOUR = 3_600_000;
const TYPES = ['form.submitted', 'email.sent', 'page.viewed', 'email.opened', 'event.attended', 'content.downloaded'];

export type Person = { readonly id: string; readonly name: string; readonly email: string };

/** Somebody as the sidebar mostly meets them: a company, a status, and 24 touches of the last weeks. */
export async function addPerson(hub: BenchHub, name: string, address?: string): Promise<Person> {
  const seed = seedInto(hub, hub.workspace);
  const email = address ?? `${name.toLowerCase().replaceAll(' ', '.')}@acme.example`;
  const companyId = await seed.company(`Acme of ${name}`, { industry: 'Logistics', employees: 240 });
  const title = 'VP Operations';
  const id = await seed.contact({ name, title, emails: [email], phones: [], companyId, status: 'mql' });
  const touches = Array.from({ length: 24 }, (_, n) => ({
    type: TYPES[n % TYPES.length] ?? 'email.sent',
    at: new Date(Date.now() - (n * 7 + 0.5) * HOUR).toISOString(),
    title: `Spring pricing, part ${n}`,
  }));
  await seed.touches(id, touches);
  return { id, name, email };
}

/** What the hub says of them. */
export async function pictureOf(hub: BenchHub, member: Connection, { id }: Person): Promise<ContactPicture> {
  return contactPicture.parse(await (await hub.ask(member, `/contacts/${id}`)).json());
}
