import { plainText } from './person-name.ts';
import { around, hasRoots, nearest } from './shadow.ts';
import { formValue, shownText } from './visible.ts';

/** What a label on a page announces. `someone` is a person, but not the one whom the page is about. */
export type Label = 'email' | 'name' | 'contact' | 'first' | 'last' | 'phone' | 'company' | 'title' | 'someone';

/** Words of other languages for "e-mail", alone or with "address". */
const MAIL =
  'e-?mails?|mail|courriel|correo|correio|posta|e-?posta?|sähköposti|почта|эл\\. почта|电子邮件|邮箱|電子郵件|メール|이메일|אימייל|דוא"ל|البريد الإلكتروني|ایمیل';
const LABELS: readonly (readonly [Label, RegExp])[] = [
  [
    'someone',
    /^(?:to|cc|bcc|an|à|para|aan|til|till|cci|reply.to|antwort an|your .*|(?:.*\b)?(?:owner|owned|assigned|assignee|created|modified|updated|added|followed|referred|recommended|reports|author|manager|assistant|spouse|besitzer|inhaber|betreuer|zuständig|zugewiesen|responsable|propriétaire|propietario|ответственный|duplicate|rep|signed in|logged in|sales person|sender of|search|suche).*)$/,
  ],
  [
    'email',
    new RegExp(
      `^(?:add )?(?:(?:primary|main|work|business|private|personal|contact|other|secondary|home) )?(?:${MAIL})(?:[ -]?(?:address(?:es)?|adressen?|addr|adres|アドレス|地址|주소|1|électronique|electrónico|eletrônico|elettronica))?(?: ?\\((?:work|home|primary|private|business)\\))?$|^(?:adresse|dirección de|adres|indirizzo|endereço de) (?:e-?mail|correo electrónico)$|^(?:from|von|de|da|van|fra|från|от|od|发件人|差出人|sender|absender)$`,
    ),
  ],
  ['first', /^(?:add )?(?:first|given) ?name$|^vorname$|^prénom$|^nombre de pila$|^voornaam$/],
  ['last', /^(?:add )?(?:last|family) ?name$|^surname$|^nachname$|^nom de famille$|^apellidos?$|^achternaam$/],
  [
    'name',
    /^(?:add )?(?:(?:full|contact|person|display)[ -]?)?name$|^nombre(?: completo)?$|^nom$|^naam$|^nome$|^名前$|^氏名$|^姓名$|^שם$|^имя$/,
  ],
  ['contact', /^contact$|^person$|^ansprechpartner(?:in)?$|^kontakt$/],
  [
    'phone',
    /^(?:add )?(?:(?:work|business|mobile|cell|direct|office|main|primary|home) )?(?:tele)?phone(?: ?number)?$|^(?:tel|mobile|cell|telefon(?:nummer)?|handy|téléphone|teléfono|telefono|telefone|telefoon|电话|電話|טלפון|телефон)\.?$/,
  ],
  ['company', /^(?:add )?(?:company|account|organi[sz]ation|employer|firma|unternehmen|empresa|société)(?: name)?$/],
  ['title', /^(?:add )?(?:(?:job ?)?title|position|role|funktion|poste|cargo|job)$/],
];

/** Attributes in which applications name the field that an element around a value shows. */
const WRAPPER_NAMES = ['aria-label', 'data-label', 'field-label', 'data-name', 'data-field', 'field', 'name'];

const FIELD = '[field-label], [data-label], [data-name], [data-field], [field]';

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
  const term = nearest(element, 'dd');
  if (term) yield* before(term, 'dt');
  const cell = nearest(element, 'td,[role=cell],[role=gridcell]');
  if (cell) yield rowHeader(cell);
  yield* precedingTexts(element);
  const field = nearest(element, FIELD);
  if (field) yield* namedBy(field, WRAPPER_NAMES);
}

function* formLabels(element: Element): Generator<string> {
  if (!element.hasAttributes() && formValue(element) === null) return;
  for (const label of (element as HTMLInputElement).labels ?? []) yield label.textContent;
  yield* namedBy(element, ['aria-label', 'data-label', 'field-label', 'placeholder', 'name']);
  const labelledBy = element.getAttribute('aria-labelledby');
  const label = labelledBy && element.ownerDocument.getElementById(labelledBy);
  if (label) yield label.textContent;
}

/** What attributes call an element: "emailAddress", "email1" and "e-mail_address" are words too; "From: Jane" names From. */
function* namedBy(element: Element, attributes: readonly string[]): Generator<string> {
  for (const attribute of attributes) {
    const value = element.getAttribute(attribute) ?? '';
    const lead = /^([^:@<]{2,20}):/.exec(value)?.[1];
    if (lead) yield lead;
    else if (value && value.length < 60 && !value.includes('@'))
      yield value
        .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
        .replace(/[_.-]+/g, ' ')
        .replace(/\.{3}$|…$|\d$/, '');
  }
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
  let level = 0;
  for (let at: Element | null = element; at && level < 5 && at.textContent.length <= room; at = around(at)) {
    if (at.tagName === 'BODY') return;
    yield* textsAt(at);
    if (/^(?:TD|DD|LI)$/.test(at.tagName)) return;
    // A shadow root and the wrappers in it are the page's construction, not a step away from the label.
    if (at.parentElement && !hasRoots(element)) level += 1;
  }
}

function* textsAt(element: Element): Generator<string> {
  const previous = element.previousSibling;
  if (previous?.nodeType === 3 && previous.textContent?.trim()) yield previous.textContent;
  yield* namedBy(element, WRAPPER_NAMES);
  const sibling = element.previousElementSibling;
  if (sibling && mayAnnounce(sibling)) yield shownText(sibling);
}
