/** Told by what only they say, in this order: each of them says Chrome too, and Edge and Opera say so beside it. */
const BROWSERS = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
] as const;
const SYSTEMS = [
  ['Windows', 'Windows'],
  ['Mac OS X', 'macOS'],
  ['CrOS', 'ChromeOS'],
  ['Android', 'Android'],
  ['Linux', 'Linux'],
] as const;

const found = (names: readonly (readonly [string, string])[], text: string): string | undefined =>
  names.find(([mark]) => text.includes(mark))?.[1];

/** How this browser names itself in the list of sessions: "Firefox on Linux". No version, nothing of the person. */
export function deviceName(userAgent: string = navigator.userAgent): string {
  const browser = found(BROWSERS, userAgent) ?? 'Browser';
  const system = found(SYSTEMS, userAgent);
  return system === undefined ? browser : `${browser} on ${system}`;
}
