import * as z from 'zod/mini';

/**
 * Where a site's pages keep the person: data, never code, so that a host's redesign is mended without a release.
 * Selectors are CSS, tried in order; the first that finds a visible element wins. They see into shadow roots, but one
 * compound of a selector ends at a root: `a >>> b` finds b below a, across roots. `label=E-mail` finds what stands beside
 * a label of just this text.
 */
const selectors = z.array(z.string().check(z.minLength(1), z.maxLength(300))).check(z.maxLength(12));

export const recipe = z.object({
  id: z.string().check(z.regex(/^[a-z0-9-]{1,60}$/)),
  /** The day its selectors were last seen to hold (ISO date). */
  checkedOn: z.iso.date(),
  name: z.string().check(z.maxLength(80)),
  /** Host names, `*.` for any subdomain; empty when `detect` alone decides (self-hosted). */
  hosts: z.array(z.string().check(z.maxLength(253))).check(z.maxLength(50)),
  /** An element that only this application has. */
  detect: z.nullable(z.string().check(z.maxLength(300))),
  /** Kinds of page: a regular expression on path, query and hash, whose groups, joined by `/`, are the record's id. */
  records: z
    .array(
      z.object({
        kind: z.enum(['contact', 'company', 'deal', 'thread', 'other']),
        pattern: z.string().check(z.maxLength(300)),
      }),
    )
    .check(z.maxLength(20)),
  /**
   * Where the page itself keeps a record's id, for kinds of page whose address doesn't name it; never in a form's value,
   * which may be a password.
   */
  recordIn: z.optional(
    z
      .array(
        z.object({
          kind: z.enum(['contact', 'company', 'deal', 'thread', 'other']),
          selector: z.string().check(z.maxLength(300)),
          attribute: z.string().check(z.maxLength(60), z.regex(/^(?!value$)[a-z_][\w:.-]*$/i)),
        }),
      )
      .check(z.maxLength(20)),
  ),
  /** Same-origin frames to look into, by selector. */
  frames: selectors,
  /** Parts of the page that speak of the person; empty for the whole page. */
  within: selectors,
  /** Inside those: one element for each person; empty when the part itself is the person. All that match count. */
  person: selectors,
  /** Of several people, who counts: all of them (a chooser), or the last, as in a thread of messages. */
  pick: z.optional(z.enum(['all', 'last'])),
  /** Whom the person's own message went to: read like `person`'s fields, when everybody else found was oneself. */
  counterparts: z.optional(selectors),
  /** Parts that never do (message bodies, lists of others). */
  ignore: selectors,
  /** Inside a person. A value is what the element shows, holds as a form's value, or names in href, title, email, name. */
  fields: z.object({ name: selectors, email: selectors, phone: selectors, company: selectors, title: selectors }),
  /** Where the person's own address stands, to be left out. */
  own: selectors,
  /** Made by pointing at one page: for pages that `records` fits alone, and each selector must find just one element. */
  pointed: z.optional(z.boolean()),
  /** Off until somebody switches the site's recipe on by its id: the site's operator may mind. */
  offAtFirst: z.optional(z.boolean()),
  /** How the panel lies at this site's pages until the person chooses otherwise: what was measured to hide least. */
  panel: z.optional(
    z.object({ side: z.optional(z.enum(['left', 'right'])), mode: z.optional(z.enum(['overlay', 'push'])) }),
  ),
  /** What changes when another record is shown without a new URL; empty for the whole page. */
  watch: selectors,
});
export type Recipe = z.infer<typeof recipe>;
