type ExternalTextProps = {
  children: string /** Characters shown before it is cut; the whole stands in `title`. */;
  max?: number;
};

/** Marks that would turn or hide the text around them: bidi overrides, controls, zero-width and line separators. */
const INVISIBLE = /[\p{Cc}\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/** Text from outside (names, titles, addresses): isolated from what stands around it, cut to length, never markup. */
export function ExternalText({ children, max = 200 }: ExternalTextProps) {
  const clean = children.slice(0, 4 * max).replace(INVISIBLE, (mark) => (/\s/.test(mark) ? ' ' : ''));
  const shown = clean.length > max ? `${clean.slice(0, max).toWellFormed().replaceAll('\ufffd', '')}…` : clean;
  return <bdi title={clean.length > max ? clean.slice(0, 1_000) : undefined}>{shown}</bdi>;
}
