/** Does one of a recipe's host patterns (`app.example`, or `*.example` for any subdomain) name this host? */
export const namesHost = (patterns: readonly string[], host: string): boolean =>
  patterns.some((pattern) => (pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern));
