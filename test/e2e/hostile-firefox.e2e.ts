import { triedInFirefox } from '#test/support/hostile/in-firefox.ts';
import { ORDINARY } from '#test/support/hostile/ordinary.ts';
import { WAYS } from '#test/support/hostile/ways.ts';

/** Some of all ways, and of those that only Firefox's content scripts can see; the long test tries all. */
const inRoots = WAYS.filter(({ name }) => name.includes('shadow root'));
triedInFirefox(
  [...WAYS.filter((_, n) => n % 60 === 7), ...inRoots.filter((_, n) => n % 14 === 0)],
  ORDINARY.filter((_, n) => n % 6 === 0),
);
