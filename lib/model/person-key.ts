import type { PagePerson } from './page-facts.ts';

/** What tells a page's people apart, and by what a chosen one is remembered: the address, else the number. */
export const personKey = ({ email, phone }: Pick<PagePerson, 'email' | 'phone'>): string | null => email ?? phone;
