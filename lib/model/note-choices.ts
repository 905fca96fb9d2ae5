/** What a note can say of a call, in words that screens show. No zod: pages load it before their first paint. */

/** Outcome of a call, in the order of the outcome bar. */
export const OUTCOMES = ['connected', 'voicemail', 'no_answer', 'meeting_booked', 'wrong_person'] as const;

/** Kind of a note (PRODUCT.md, Words). */
export const KINDS = [
  'objection',
  'competitor',
  'buyer_words',
  'missing_proof',
  'pricing',
  'win',
  'loss',
  'other',
] as const;

/** The longest text of a note or reply, in UTF-16 units (what an input's maxLength counts). */
export const NOTE_TEXT_MAX = 10_000;
