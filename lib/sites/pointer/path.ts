/** How many steps a path may have. */
const STEPS = 12;

/**
 * Paths to an element by its place, those with the fewest places counted first: from each element around it that has a
 * name, and from the page's body.
 */
export function pathsTo(element: Element, partsOf: (above: Element) => string[]): string[] {
  const paths: { selector: string; counted: number }[] = [];
  const steps = [stepOf(element)];
  let at = element.parentElement;
  for (let level = 0; at && level < STEPS; level += 1) {
    const counted = steps.filter((step) => step.includes(':nth')).length;
    const ways = at.localName === 'body' ? ['body'] : partsOf(at);
    for (const way of ways) paths.push({ selector: [way, ...steps].join(' > '), counted });
    steps.unshift(stepOf(at));
    at = at.parentElement;
  }
  paths.push({ selector: steps.join(' > '), counted: steps.length });
  return paths.sort((a, b) => a.counted - b.counted).map(({ selector }) => selector);
}

/** An element among its siblings: its kind, and its place among those of its kind where there are several. */
function stepOf(element: Element): string {
  const alike = [...(element.parentNode?.children ?? [])].filter(({ localName }) => localName === element.localName);
  return alike.length > 1 ? `${element.localName}:nth-of-type(${alike.indexOf(element) + 1})` : element.localName;
}
