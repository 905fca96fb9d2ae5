import * as z from 'zod/mini';
import { EVIDENCE } from './evidence.ts';
import { fieldCounts } from './recipe-health.ts';

const short = z.string().check(z.maxLength(320));

export const evidence = z.enum(EVIDENCE);

/** A person that a page speaks of. */
export const pagePerson = z.object({
  name: z.nullable(short),
  email: z.nullable(short),
  phone: z.nullable(short),
  company: z.nullable(short),
  title: z.nullable(short),
  evidence,
});
export type PagePerson = z.infer<typeof pagePerson>;

/**
 * What the content script says of a page: nothing else of it leaves the page, and the host alone stands for the URL.
 * One person is the person; several ask for a chooser; none is an honest "could not tell".
 */
export const pageFacts = z.object({
  site: short,
  /** Id of the recipe that read it; null for the generic reader. */
  recipe: z.nullable(short),
  record: z.nullable(z.object({ kind: z.enum(['contact', 'company', 'deal', 'thread', 'other']), id: short })),
  people: z.array(pagePerson).check(z.maxLength(8)),
  phones: z.array(short).check(z.maxLength(20)),
  /** Where the recipe itself found nobody on a record's page: what its selectors found. */
  missed: z.optional(fieldCounts),
});
export type PageFacts = z.infer<typeof pageFacts>;
