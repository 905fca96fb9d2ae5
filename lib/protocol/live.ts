/** Event of the live stream that says "pull now"; it carries no data. */
export const POKE = 'poke';

/** Milliseconds between two signs of life on the stream; a client that heard nothing for twice as long starts anew. */
export const HEARTBEAT_MS = 15_000;
