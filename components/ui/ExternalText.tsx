import { cleanText } from './clean-text.ts';

type ExternalTextProps = {
  children: string;
  /** UTF-16 units shown before it is cut; more of it stands in `title`. */
  max?: number;
};

/** Text from outside (names, titles, addresses): isolated from what stands around it, cut to length, never markup. */
export function ExternalText({ children, max = 200 }: ExternalTextProps) {
  return <bdi title={children.length > max ? cleanText(children, 1_000) : undefined}>{cleanText(children, max)}</bdi>;
}
