import { plainText } from './person-name.ts';
import { formValue, shownText } from './visible.ts';

/** What a label on a page announces. `someone` is a person, but not the one whom the page is about. */
export type Label = 'email' | 'name' | 'first' | 'last' | 'phone' | 'company' | 'title' | 'someone';

const LABELS: readonly (readonly [Label, RegExp])[] = [
  [
    'someone',
    /^(?:to|cc|bcc|an|reply.to|(?:.*\b)?(?:owner|assigned|assignee|created|modified|updated|author|besitzer|zugewiesen|account manager|rep|signed in|logged in|sales person|sender of).*)$/,
  ],
  [
    'email',
    /^(?:(?:primary|main|work|business|private|personal|contact|other|secondary) )?(?:e-?mail|mail|courriel|correo)(?:[ -]?(?:address(?:es)?|adressen?|1|électronique|electrónico))?$|^adresse e-?mail$|^from$|^von$|^de$/,
  ],
  ['first', /^(?:first|given) ?name$|^vorname$|^prénom$/],
  ['last', /^(?:last|family) ?name$|^surname$|^nachname$|^nom de famille$|^apellidos?$/],
  [
    'name',
    /^(?:(?:full|contact|person|display)[ -]?)?name$|^contact$|^person$|^ansprechpartner(?:in)?$|^nombre$|^nom$/,
  ],
  [
    'phone',
    /^(?:(?:work|business|mobile|cell|direct|office|main|primary|home) )?(?:tele)?phone(?: number)?$|^(?:tel|mobile|cell|telefon(?:nummer)?|handy|téléphone|teléfono)\.?$/,
  ],
  ['company', /^(?:company|account|organi[sz]ation|employer|firma|unternehmen|empresa|société)(?: name)?$/],
  ['title', /^(?:(?:job )?title|position|role|funktion|poste|cargo|job)$/],
];

/** What a label's text announces; `null` where it announces nothing of ours. */
export function readLabel(text: string): Label | null {
  const plain = plainText(text)
    .replace(/[\s:*?•·]+$/u, '')
    .toLowerCase();
  if (plain.length === 0 || plain.length > 40) return null;
  return LABELS.find(([, words]) => words.test(plain))?.[0] ?? null;
}

/** The label that belongs to an element: of its form field, description list, table row, or just before it. */
export function labelOf(element: Element): Label | null {
  for (const text of labelTexts(element)) {
    const label = readLabel(text);
    if (label) return label;
  }
  return null;
}

function* labelTexts(element: Element): Generator<string> {
  yield* formLabels(element);
  const term = element.closest('dd');
  if (term) yield* before(term, 'dt');
  const cell = element.closest('td,[role=cell],[role=gridcell]');
  if (cell) yield rowHeader(cell);
  yield* precedingTexts(element);
}

function* formLabels(element: Element): Generator<string> {
  if (!element.hasAttributes() && formValue(element) === null) return;
  for (const label of (element as HTMLInputElement).labels ?? []) yield label.textContent;
  for (const name of ['aria-label', 'data-label', 'field-label', 'placeholder', 'name']) {
    const value = element.getAttribute(name);
    if (value && !value.includes('@')) yield value.replace(/[_-]+/g, ' ');
  }
  const labelledBy = element.getAttribute('aria-labelledby');
  const label = labelledBy && element.ownerDocument.getElementById(labelledBy);
  if (label) yield label.textContent;
}

function* before(element: Element, selector: string): Generator<string> {
  for (let sibling = element.previousElementSibling; sibling; sibling = sibling.previousElementSibling) {
    if (sibling.matches(selector)) return yield sibling.textContent;
  }
}

/** A row says what its cell is by a row header, or as one of just two cells; a column's head announces a list. */
function rowHeader(cell: Element): string {
  const row = cell.parentElement;
  const first = row?.firstElementChild;
  const heads = first && first !== cell && (row.childElementCount === 2 || first.matches('th,[role=rowheader]'));
  return heads ? first.textContent : '';
}

/** Looking at what is shown costs layout: an element with nothing but text is asked first what that text announces. */
const mayAnnounce = ({ childElementCount, textContent }: Element) =>
  textContent.length <= 60 && (childElementCount > 0 || readLabel(textContent) !== null);

/** "Email: jane@…" in one text, or a short text before the element or one that wraps little else than it. */
function* precedingTexts(element: Element): Generator<string> {
  const room = element.textContent.length + 20;
  let at: Element | null = element;
  for (let level = 0; at && level < 4 && at.textContent.length <= room && at.tagName !== 'BODY'; level += 1) {
    const previous: ChildNode | null = at.previousSibling;
    if (previous?.nodeType === 3 && previous.textContent?.trim()) yield previous.textContent;
    for (const name of ['aria-label', 'data-label', 'field-label']) yield at.getAttribute(name) ?? '';
    const sibling: Element | null = at.previousElementSibling;
    if (sibling && mayAnnounce(sibling)) yield shownText(sibling);
    if (at.tagName === 'TD' || at.tagName === 'DD' || at.tagName === 'LI') return;
    at = at.parentElement;
  }
}
