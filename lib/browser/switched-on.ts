import { stored } from './storage.ts';

/** Ids of built-in recipes that are off at first and that the person has switched on, on this machine. */
export const switchedOn = stored('local', 'recipes:on', (value) =>
  Array.isArray(value) && value.every((entry) => typeof entry === 'string') ? (value as string[]) : null,
);
