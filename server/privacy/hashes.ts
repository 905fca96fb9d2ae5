import { createHmac } from 'node:crypto';
import { formOf } from '#lib/known/form.ts';
import { hashNow } from '#server/known/hash.ts';
import type { PersonAddress } from './person.ts';

/** The one spelling of an address of any kind. */
const spelled = ({ kind, address }: PersonAddress): string =>
  kind === 'email' || kind === 'phone' ? formOf(kind, address) : address;

/** What erasures, suppressions and the audit log keep in place of an address. `key`: the workspace's `person_key`. */
export const personHash = (key: string, address: PersonAddress): string =>
  createHmac('sha256', key)
    .update(`${address.kind}\n${spelled(address)}`)
    .digest('hex');

/** What stands for all addresses of a domain. */
export const domainHash = (key: string, domain: string): string =>
  createHmac('sha256', key)
    .update(`domain\n${formOf('email', `x@${domain}`).slice(2)}`)
    .digest('hex');

/** By what a client finds an address among what it holds: 64 bits as hex, under the erasure's own id (lib/known/hash.ts). */
export const clientMark = (erasureId: string, address: PersonAddress): string =>
  hashNow(erasureId, spelled(address))
    .map((half) => half.toString(16).padStart(8, '0'))
    .join('');
