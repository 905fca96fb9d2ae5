/** Classes that say how an element stands at the moment. */
const STATE =
  /^(?:is|has|ng|js|css)-|(?:^|-)(?:active|selected|hover|focus(?:ed)?|open(?:ed)?|current|first|last|even|odd|dirty|valid|invalid)$/i;

/** Will a name that a page gives be there on the next record, and after the site's next release? Numbers and hashes won't. */
export function isStable(name: string): boolean {
  if (name.length === 0 || name.length > 80 || /[@\n]/.test(name)) return false;
  return name
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .every(isWord);
}

/** As for any name, and not one of how the element stands at the moment. */
export const isStableClass = (name: string): boolean =>
  /^[A-Za-z_][\w-]*$/.test(name) && !STATE.test(name) && isStable(name);

/** `emailaddress1` is a word; `a1b2c`, `bdVaJa`, `jzxqv` and `42` are not. */
function isWord(token: string): boolean {
  if (/\d/.test(token)) return /^\p{L}{3,}\d$/u.test(token);
  if (!/^[a-z]+$/i.test(token)) return true;
  return token.length < 5 || (/[aeiouy]/i.test(token) && !isScrambled(token));
}

/** Capitals in words stand at their beginnings: where the pieces between them are short, nobody chose the letters. */
export function isScrambled(token: string): boolean {
  const pieces = token.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? [];
  return /[a-z]/.test(token) && /[A-Z]/.test(token) && token.length / pieces.length < 3;
}
