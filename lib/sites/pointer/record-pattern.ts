import type { Recipe } from '#lib/model/recipe.ts';
import { isScrambled } from './stable.ts';

type Address = Pick<Location, 'pathname' | 'search' | 'hash'>;
type Pattern = Recipe['records'][number];

/** What an id looks like, and the pattern of its like. */
const IDS: readonly (readonly [RegExp, string])[] = [
  [/^\d+$/, '(\\d+)'],
  [/^(?:\{|%7B)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:\}|%7D)?$/i, '([\\w{}%-]{36,44})'],
  [/^[0-9a-f]{16,}$/i, '([0-9a-fA-F]{16,})'],
  [/^(?=[A-Za-z]*\d)[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?$/, '([A-Za-z0-9]{15,18})'],
  [/^(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9_%=-]{20,}$/, '([\\w%=-]{20,})'],
];
/** A word, then an id: `lead_8sQ…`, `people-123`. */
const PREFIXED = /^([a-z]{2,20}[_-])(\d+|(?=\w*\d)[A-Za-z0-9]{8,})$/i;
/** Parameters by which applications choose a page, where the path doesn't. */
const ROUTING =
  /^(?:_?task|_?action|a|m|mode|module|model|etn|entity|object|resource|pagetype|type|view|page|route|do|cmd|option)$/i;

const KINDS: readonly (readonly [Pattern['kind'], RegExp])[] = [
  ['deal', /deal|opportunit|potential/],
  ['company', /compan|account|organi[sz]ation/],
  ['contact', /contact|person|people|lead|partner|customer|client|member|user/],
  ['thread', /mail|thread|message|inbox|ticket|conversation/],
];

/**
 * The pattern of pages like the one at this address: what looks like an id is any such id, and the rest stays. `said`
 * holds what the page says of its person: a part of the address that holds it is an id too. `null` without an id.
 */
export function recordPattern({ pathname, search, hash }: Address, said: readonly string[]): Pattern | null {
  const words = said.flatMap(slugWords);
  const path = segments(pathname, words, '/?#');
  const inHash = hashPattern(hash.slice(1), words);
  const query = params(search.slice(1), '[^#]*[?&]', '&|#|$', words);
  const inQuery = path.hasId || inHash.hasId ? '' : query.ids + query.routing;
  if (!path.hasId && !inHash.hasId && query.ids === '') return null;
  const rest = inHash.hasId ? `[^#]*#${inHash.pattern}` : '';
  const pattern = `^${path.pattern}(?=[/?#]|$)${inQuery}${rest}`;
  const text = (pathname + search + hash).toLowerCase();
  const kind = KINDS.find(([, words]) => words.test(text))?.[0] ?? 'other';
  return pattern.length <= 300 ? { kind, pattern } : null;
}

/** Parts between slashes; after the last id nothing but what stood there. */
function segments(text: string, words: readonly string[], ends: string) {
  const parts = text.split('/').map((segment) => idPattern(segment, words, ends) ?? literal(segment));
  return { pattern: parts.join('/').replace(/\/$/, ''), hasId: parts.some((part) => part.startsWith('(')) };
}

/** A hash is a path of its own, or a list of parameters. */
function hashPattern(hash: string, words: readonly string[]) {
  const [path = '', query = ''] = /^[^/?]*=/.test(hash) ? ['', hash] : hash.split('?');
  const inPath = segments(path, words, '/?&');
  const inQuery = params(query, '.*[#?&]', '&|$', words);
  if (inPath.hasId) return { hasId: true, pattern: `${inPath.pattern}(?=[/?&]|$)` };
  if (inQuery.ids === '') return { hasId: false, pattern: '' };
  const ahead = (inQuery.ids + inQuery.routing).replaceAll('.*[#?&]', path === '' ? '(?:.*&|)' : '.*[?&]');
  return { hasId: true, pattern: literal(path) + ahead };
}

/** Ids and routing words of `a=b&c=d`, each as a look ahead: their order may change. */
function params(query: string, before: string, after: string, words: readonly string[]) {
  const pairs = query.split('&').map((pair) => pair.split('='));
  const ahead = (key: string, value: string) => `(?=${before}${literal(key)}=${value}(?:${after}))`;
  const ids = pairs.flatMap(([key = '', value = '']) => {
    const id = idPattern(value, words, '&#');
    return id ? [ahead(key, id)] : [];
  });
  const routing = pairs.flatMap(([key = '', value = '']) =>
    ROUTING.test(key) && /^[\w.]{1,30}$/.test(value) && !/^\d/.test(value) ? [ahead(key, literal(value))] : [],
  );
  return { ids: ids.join(''), routing: routing.slice(0, 3).join('') };
}

function idPattern(token: string, words: readonly string[], ends: string): string | null {
  const known = IDS.find(([looks]) => looks.test(token))?.[1];
  if (known) return known;
  if (/^[A-Za-z]{16,}$/.test(token) && isScrambled(token)) return '([A-Za-z0-9]{16,})';
  const [, prefix, id] = PREFIXED.exec(token) ?? [];
  if (prefix && id) return `(${literal(prefix)}${/^\d+$/.test(id) ? '\\d+' : '[A-Za-z0-9]+'})`;
  const text = slugWords(token);
  return words.some((word) => text.includes(word)) ? `([^${ends}]+)` : null;
}

const literal = (text: string) =>
  text.replace(/[\\^$.*+?()[\]{}|/-]/g, (sign) => (sign === '/' || sign === '-' ? sign : `\\${sign}`));

function slugWords(text: string): string[] {
  let plain = text;
  try {
    plain = decodeURIComponent(text);
  } catch {
    // Not an encoded text: it is taken as it stands.
  }
  return plain
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2 && !/^(?:com|test|www|mail|contact|person)$/.test(word));
}
