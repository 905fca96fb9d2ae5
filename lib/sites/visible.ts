const TEXT_MAX = 2_000;
const isElement = (node: Node | null): node is Element => node?.nodeType === 1;

/** Can a person see this element? Hidden, transparent, and one-pixel ones (meant for screen readers) don't count. */
export function isVisible(element: Element): boolean {
  if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
  if (element.closest('[hidden], [inert], template')) return false;
  const { width, height } = element.getBoundingClientRect();
  return !(width > 0 && width <= 1 && height > 0 && height <= 1);
}

/** All visible elements of the first selector that finds any: the order of selectors is their order of trust. */
export function allVisible(scope: ParentNode, selectors: readonly string[]): Element[] {
  for (const selector of selectors) {
    const found = select(scope, selector).filter(isVisible);
    if (found.length > 0) return found;
  }
  return [];
}

/** A selector comes from outside (a recipe): a broken one finds nothing. */
export function select(scope: ParentNode, selector: string): Element[] {
  try {
    return [...scope.querySelectorAll(selector)];
  } catch {
    return [];
  }
}

/** Does the element, or one around it, match? A broken selector never does. */
export function isWithin(element: Element, selectors: readonly string[]): boolean {
  return selectors.some((selector) => {
    try {
      return element.closest(selector) !== null;
    } catch {
      return false;
    }
  });
}

/** The text nodes of a part of the page in their order; those in scripts and styles are not text. */
export function* textNodes(scope: Node): Generator<Text> {
  const document = scope.ownerDocument ?? scope;
  const walker = (document as Document).createTreeWalker(scope, 4);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!/^(?:SCRIPT|STYLE|NOSCRIPT|TEMPLATE)$/.test(node.parentElement?.tagName ?? '')) yield node as Text;
  }
}

/** What a person reads in an element: its value in a form, else its visible text, parts joined as they stand. */
export function shownText(element: Element): string {
  const value = formValue(element);
  if (value !== null) return value;
  let text = '';
  for (const node of textNodes(element)) {
    const parent = node.parentElement;
    if (isElement(parent) && isVisible(parent)) text += node.data.slice(0, TEXT_MAX);
    if (text.length > TEXT_MAX) break;
  }
  return text.replace(/\s+/gu, ' ').trim();
}

/** The value of an input, text area or selection; `null` for other elements. Passwords are never read. */
export function formValue(element: Element): string | null {
  switch (element.tagName) {
    case 'INPUT':
      return (element as HTMLInputElement).type === 'password' ? '' : (element as HTMLInputElement).value;
    case 'TEXTAREA':
      return (element as HTMLTextAreaElement).value;
    case 'SELECT':
      return (element as HTMLSelectElement).selectedOptions[0]?.text ?? '';
    default:
      return null;
  }
}
