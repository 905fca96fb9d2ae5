import * as z from 'zod/mini';
import { isTame } from './tame-pattern.ts';

const pattern = z.string().check(
  z.minLength(1),
  z.maxLength(2_000),
  z.refine((source) => isTame(source)),
);
const selector = z.string().check(z.minLength(1), z.maxLength(600));

/**
 * What the reader must know of pages at large before it reads any: data, as recipes are, so that a word can be added
 * without a release. Words are sources of regular expressions (without regard to case); parts are CSS selectors.
 */
export const primer = z.object({
  /** What a label on a page announces, by its whole text without colon; of several that fit, the first counts. */
  labels: z.object({
    /** Somebody, but not the one whom the page is about. */
    someone: pattern,
    email: pattern,
    /** Who wrote, or asked: outside a form. */
    writer: pattern,
    first: pattern,
    last: pattern,
    name: pattern,
    contact: pattern,
    phone: pattern,
    company: pattern,
    title: pattern,
  }),
  words: z.object({
    /** Addresses of machines, of teams, of mailing lists. */
    nobody: pattern,
    role: pattern,
    list: pattern,
    /** What stands around a name: before it, within, and after a comma without being a first name; `Carlos via sales`. */
    salutation: pattern,
    particle: pattern,
    suffix: pattern,
    via: pattern,
    /** Words of headings that name a part of the page. */
    heading: pattern,
    /** Headings over the people of a deal or a company. */
    people: pattern,
    /** Headings of pages about oneself. */
    mine: pattern,
    /** What follows a sender's name in a message's head. */
    recipients: pattern,
    /** Names in class and id: of parts that speak of others, of the account menu, of a sender, of an address given up. */
    aside: pattern,
    account: pattern,
    sender: pattern,
    struck: pattern,
  }),
  parts: z.object({
    /** Elements that may hold a shadow root: custom ones, all others left out by name; plain ones. */
    custom: selector,
    plain: selector,
    /** What holds a paragraph's text; what a value of one line never holds; what is struck out. */
    block: selector,
    lines: selector,
    struck: selector,
    /** A table's cells, what heads a row, and what says that each row is another thing. */
    cell: selector,
    rowHead: selector,
    columns: selector,
    /** What a page is about, beside its frame. */
    main: selector,
    heading: selector,
    /** Rows of lists and tables; those that make a list long; those that are always of a list. */
    row: selector,
    list: selector,
    listRow: selector,
    /** The row that makes a list so long that nothing in it is read. */
    endless: selector,
    /** Elements that can hold a labelled value, or a short text beside it; that can be a label; that stand for one field. */
    value: selector,
    text: selector,
    label: selector,
    field: selector,
    control: selector,
    /** Parts that lie over the page. */
    dialog: selector,
    /** What a browser hides without a style; a dialog that lets nothing else be touched; a frame that may be the page's own. */
    hidden: selector,
    modal: selector,
    /** What says whom a part that lies over the page is about. */
    titled: selector,
    appFrame: selector,
    /** People in scripts. */
    linkedData: selector,
    /** Parts that speak of others: what a message says, what was written earlier, how to reach the vendor. */
    aside: selector,
    /** What is called a message's text may hold its headers too. */
    headers: selector,
    /** Where applications say who is signed in. */
    banner: selector,
    account: selector,
    /** A person in microdata or hCard, and what stands in that. */
    person: selector,
    personName: selector,
    personEmail: selector,
    personCompany: selector,
    personTitle: selector,
  }),
  /** Attributes in which mail and CRM pages keep an address, the name of a field, and what a part is for. */
  attributes: z.object({
    address: z.array(selector),
    field: z.array(selector),
    control: z.array(selector),
    naming: z.array(selector),
  }),
  /**
   * Diallers that stand in a page as a frame and tell the page's window of calls: whose messages these are (origin of the
   * frame; for HubSpot, whose frames are any vendor's, the page's own host), under which key they bear a name, by which
   * names a call begins and ends, and in which value what is known of it stands.
   */
  dialers: z.array(
    z.object({ origin: pattern, page: pattern, named: selector, begins: pattern, ends: pattern, within: selector }),
  ),
});
export type Primer = z.infer<typeof primer>;
export type Dialer = Primer['dialers'][number];
