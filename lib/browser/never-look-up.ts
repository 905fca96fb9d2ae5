import { stored } from './storage.ts';

/**
 * Addresses and `@domains` that the person never wants looked up, as `readExclusion` writes them. They stand on this
 * machine alone.
 */
export const neverLookUp = stored('local', 'neverLookUp', (value) =>
  Array.isArray(value) && value.every((entry) => typeof entry === 'string') ? (value as string[]) : null,
);
