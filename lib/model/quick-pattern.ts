/** Tokens of a regular expression's source: escapes, classes, openings, quantifiers, single characters. */
const TOKEN = /\\.|\[(?:\\.|[^\]\\])*\]|\(\?(?:<?[=!]|:|<\w+>)|[*+?]\??|\{\d+(?:,\d*)?\}\??|./gsu;
const LOOK_AROUND = /^\(\?<?[=!]$/;
const QUANTIFIER = /^(?:[*+?]|\{\d)/;
const MAY_BE_NONE = /^(?:[*?]|\{0)/;
const ATOM = /^(?:\\.|\[.*\]|[^()|^$*+?{])$/su;

/** Repetitions whose end isn't settled by what follows: each multiplies the work by the length of the text. */
const LOOSE_MAX = 2;
/** Choices (`?`, `|`): each doubles the work. */
const CHOICES_MAX = 6;

/**
 * Does a regular expression decide in about a square of the text's length, whatever the text? For sources without repeated
 * groups (`isTame`): there, what takes long is several repetitions that can share the same characters, `.*.*.*x`, and a row of
 * choices. A repetition that ends where the next character can't belong to it, `[^/]+/`, costs nothing more; nor does what
 * stands in a look-ahead of its own, which is left for good once it has fitted.
 */
export function isQuick(source: string): boolean {
  const tokens = source.match(TOKEN) ?? [];
  const anchored = /^(?:\^|[/#])/.test(source) && !hasOuterChoice(tokens);
  const whole: Piece = { loose: anchored ? 0 : 1, choices: 0 };
  const pieces = [whole];
  const stack = [whole];
  for (const [index, token] of tokens.entries()) {
    const piece = stack.at(-1) ?? whole;
    if (LOOK_AROUND.test(token)) {
      const inner: Piece = { loose: 0, choices: 0 };
      pieces.push(inner);
      stack.push(inner);
    } else if (token.startsWith('(')) stack.push(piece);
    else if (token === ')') stack.pop();
    else count(piece, tokens, index);
  }
  return pieces.every(({ loose, choices }) => loose <= LOOSE_MAX && choices <= CHOICES_MAX);
}

/** The pattern itself, or what stands in one of its look-arounds. */
type Piece = { loose: number; choices: number };

function count(piece: Piece, tokens: readonly string[], index: number): void {
  const token = tokens[index] ?? '';
  if (token === '|' || token.startsWith('?')) piece.choices += 1;
  else if (QUANTIFIER.test(token) && !isFixed(token) && !isSettled(tokens, index)) piece.loose += 1;
}

const isFixed = (quantifier: string) => /^\{(\d+)(?:,\1)?\}/.test(quantifier);

/** `^a|b` is anchored in its first half only. */
function hasOuterChoice(tokens: readonly string[]): boolean {
  let depth = 0;
  return tokens.some((token) => {
    depth += token.startsWith('(') ? 1 : token === ')' ? -1 : 0;
    return token === '|' && depth === 0;
  });
}

/** Is the end of this repetition settled by the character that must follow, or does nothing follow at all? */
function isSettled(tokens: readonly string[], index: number): boolean {
  let at = index + 1;
  while (tokens[at] === ')') at += 1;
  const [repeated, next, after] = [tokens[index - 1] ?? '', tokens[at], tokens[at + 1] ?? ''];
  if (next === undefined) return true;
  return ATOM.test(next) && ATOM.test(repeated) && !MAY_BE_NONE.test(after) && !overlap(repeated, next);
}

/** Is there a character that both take? Addresses are ASCII; what lies beyond is asked by a few of its kinds. */
function overlap(one: string, other: string): boolean {
  const [first, second] = [new RegExp(`^${one}$`, 's'), new RegExp(`^${other}$`, 's')];
  const takenByBoth = (code: number) => {
    const sign = String.fromCharCode(code);
    return first.test(sign) && second.test(sign);
  };
  return Array.from({ length: 384 }, (_, code) => code).some(takenByBoth);
}
