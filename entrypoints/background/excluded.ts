import { companyDomain, readEmail } from '#lib/model/address.ts';
import type { Member } from '#lib/model/member.ts';

/** Whom nobody asks about: the member, and all who share their company's domain. Free mail names no company. */
export function ownAddresses({ email }: Pick<Member, 'email'>): string[] {
  const own = readEmail(email ?? '');
  if (!own) return [];
  const domain = companyDomain(own);
  return domain ? [own, `@${domain}`] : [own];
}
