import { triedInFirefox } from '#test/support/hostile/in-firefox.ts';
import { WAYS } from '#test/support/hostile/ways.ts';

triedInFirefox(WAYS);
