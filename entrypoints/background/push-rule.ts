import { NARROW, type PageToBackground } from '#lib/messages/calls.ts';

/**
 * The rule by which a page leaves room to the panel: its root element gets narrower. Of all ways tried on nine CRM and
 * mail apps this one hid fewest of their controls; a margin, or a transform of the body, hid more or only made them scroll.
 */
export function pushRule({ name, side, by }: PageToBackground['page.push']['say']): string {
  const other = side === 'right' ? 'left' : 'right';
  const rules = {
    width: `calc(100% - ${by}px)`,
    'min-width': '0',
    [`margin-${side}`]: `${by}px`,
    [`margin-${other}`]: '0',
    'overflow-x': 'hidden',
  };
  const text = Object.entries(rules).map(([property, value]) => `${property}: ${value} !important;`);
  return `@media screen and (min-width: ${NARROW}px) { html:has(> .${name}) { ${text.join(' ')} } }`;
}
