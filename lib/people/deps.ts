import type { StorePort } from '#lib/store/port.ts';
import type { LookUps } from '#lib/sync/look-up.ts';

/** Where people are known: the local store, and the hub, whose answers end up there. */
export type PeopleDeps = { port: StorePort; lookUps: LookUps };
