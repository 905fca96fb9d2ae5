/** A person as a page names them; `null` where the page does not say. */
export type Who = { name: string; email: string | null };

/** What a stored page must yield: one person, several to choose from, or nobody, and why. */
export type Expectation = {
  variant: string;
  url: string;
  who: Who | readonly Who[];
  why: string;
  /** Addresses that the extension knows as the member's own; those of `OWN` unless said otherwise. */
  own?: readonly string[];
  /** Stored pages of frames, by the path of their address. */
  frames?: Readonly<Record<string, string>>;
};

/** The member who reads these pages. */
export const OWN: readonly string[] = ['rep@ourco.test', '@ourco.test'];

export const jane: Who = { name: 'Jane Doe', email: 'jane.doe@acme.test' };
export const sam: Who = { name: 'Sam Lee', email: 'sam.lee@acme.test' };
export const priya: Who = { name: 'Priya Raman', email: 'priya@northwind.test' };
export const nora: Who = { name: 'Nora Quinn', email: 'nora.quinn@harbour.test' };
export const joerg: Who = { name: 'Jörg Müller', email: 'joerg.mueller@beispiel.test' };

export const several = (...people: Who[]): readonly Who[] => people;
export const nobody = (): readonly Who[] => [];
