/** How URLs name this machine itself. */
export const LOOPBACK: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/** Does this URL stay on this machine? Throws for what is no URL. */
export const isLoopback = (url: string): boolean => LOOPBACK.includes(new URL(url).hostname);
