/**
 * Does one of a recipe's host patterns name this host? `app.example` is one host, `*.example` any subdomain, and
 * `app-*.example` any ending of that label.
 */
export const namesHost = (patterns: readonly string[], host: string): boolean =>
  patterns.some((pattern) => {
    const [start = '', end] = pattern.split('*', 2);
    if (end === undefined) return host === pattern;
    const middle = host.slice(start.length, host.length - end.length);
    return host.startsWith(start) && host.endsWith(end) && middle !== '' && (start === '' || !middle.includes('.'));
  });
