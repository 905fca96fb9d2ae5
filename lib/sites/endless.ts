import { selectorOf } from './learned.ts';

let lists: Node[] = [];

/** Looks for the lists that are so long that nobody is looked for in their rows: in a page, and then in each of its roots. */
export function lookForEndless(part: ParentNode & Node): void {
  if (part.nodeType === 9) lists = [];
  for (const { parentNode } of part.querySelectorAll(selectorOf('endless'))) if (parentNode) lists.push(parentNode);
}

/**
 * The widest parts of a part of the page in which no such list stands, in their order, and what is around one (not
 * `whole`). The engine looks at all elements for each selector: most elements of a large page stand in its lists.
 */
export function* outsideEndless(part: Node): Generator<readonly [part: Node, whole: boolean]> {
  const whole = !lists.some((list) => part.contains(list));
  yield [part, whole];
  if (!whole && !lists.includes(part)) for (const child of part.childNodes) yield* outsideEndless(child);
}
