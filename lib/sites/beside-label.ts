import { selectorOf } from './learned.ts';
import { plainText } from './person-name.ts';
import { findAll } from './shadow.ts';

/** A label's text without what is put around it: capitals, a colon, an asterisk. */
export const labelText = (text: string): string =>
  plainText(text)
    .replace(/[\s:*?•·]+$/u, '')
    .toLowerCase();

/** What stands beside each label of just this text: `label=E-mail` in a recipe. A page's order of fields may change. */
export function besideLabel(scope: ParentNode & Node, text: string): Element[] {
  const wanted = labelText(text);
  const labels = findAll(scope, selectorOf('label')).filter(
    (element) =>
      element.childElementCount <= 1 && element.textContent.length < 80 && labelText(element.textContent) === wanted,
  );
  return [...new Set(labels.map(valueBeside).filter((value) => value !== null))];
}

/** The value to which a label belongs: its control, the description of its term, its row's next cell, its neighbour. */
export function valueBeside(label: Element): Element | null {
  const control = (label as Partial<HTMLLabelElement>).control;
  if (control) return control;
  let at: Element | null = label;
  for (let level = 0; at && level < 4; level += 1) {
    const next: Element | null = at.nextElementSibling;
    if (next) return controlIn(next);
    const around: Element | null = at.parentElement;
    at = around && labelText(around.textContent) === labelText(label.textContent) ? around : null;
  }
  return null;
}

/** A wrapper around one form field stands for it. */
function controlIn(element: Element): Element {
  const [control, ...others] = element.querySelectorAll(selectorOf('control'));
  return control && others.length === 0 ? control : element;
}
