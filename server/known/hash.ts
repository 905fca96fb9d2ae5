import { hash } from 'node:crypto';
import type { Hash } from '#lib/known/filter.ts';
import { hashedText, hashIn } from '#lib/known/hash.ts';

/** The hash of a form as lib/known defines it; a million take a second and a half. */
export const hashNow = (key: string, form: string): Hash => hashIn(hash('sha256', hashedText(key, form), 'buffer'));
