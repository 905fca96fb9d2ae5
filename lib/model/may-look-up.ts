import { isExcluded } from './address-rules.ts';
import { ADDRESS_WORDS } from './address-words.ts';

const [NOBODY, LIST] = [new RegExp(ADDRESS_WORDS.nobody), new RegExp(ADDRESS_WORDS.list)];

/** May anybody be asked about this address? Machines, lists and excluded ones cause no call at all. */
export const mayLookUp = (email: string, excluded: readonly string[]): boolean =>
  !NOBODY.test(email) && !LIST.test(email) && !isExcluded(email, excluded);
