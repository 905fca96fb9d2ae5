import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { STORED, type Stored } from './stored.ts';

/** What a page says of its person. */
export type Person = { name: string; email: string };
export type Page = Stored & { html: string; person: Person };

const html = (site: string, variant: string) =>
  readFileSync(resolve('test/sites/pages', site, `${variant}.html`), 'utf8');

/** The stored pages that are about one person, whose name and address stand in them as one text each. */
export function pagesOfOnePerson(): Page[] {
  return STORED.flatMap((stored) => {
    const { who, site, variant } = stored;
    if (Array.isArray(who) || !('email' in who) || who.email === null || stored.frames) return [];
    const text = html(site, variant);
    if (!text.includes(who.name) || !text.includes(who.email)) return [];
    return [{ ...stored, html: text, person: { name: who.name, email: who.email } }];
  });
}

/** The same page, about somebody else. */
export const recordAs = ({ html, person }: Page, next: Person): string =>
  html.replaceAll(person.name, next.name).replaceAll(person.email, next.email);

/** Lays a page into the test's document, its styles included. */
export function lay(text: string): void {
  const stored = new DOMParser().parseFromString(text, 'text/html');
  document.head.replaceChildren(...[...stored.head.children].map((child) => document.importNode(child, true)));
  document.body.replaceWith(document.importNode(stored.body, true));
}
