import type { Primer } from '#lib/model/primer.ts';
import { dialers } from './dialers.ts';
import { labels } from './labels.ts';
import { attributes, parts } from './parts.ts';
import { words } from './words.ts';

/** The primer that ships. */
export const PRIMER: Primer = { labels, words, parts, attributes, dialers };
