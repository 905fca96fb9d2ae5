/** A browser without scripts, by hand: it keeps cookies as browsers do, fills in forms, and follows redirects on the hub. */
export type HubBrowser = ReturnType<typeof openBrowser>;

/** What a page was, and what its forms would send. */
export type Page = {
  readonly status: number;
  readonly html: string;
  /** Where the answer leads, when it leads beyond the hub. */
  readonly location: string | null;
  readonly headers: Headers;
  /** The path that the page stands at. */
  readonly path: string;
};

type Cookie = { value: string; path: string };

/** `url` is where the hub listens, `publicUrl` what it calls itself; `jar` holds the cookies. */
export function openBrowser(url: string, publicUrl: string, jar = new Map<string, Cookie>()) {
  const own = (to: string): string | null => {
    const target = new URL(to, publicUrl);
    const known = [new URL(publicUrl).origin, new URL(url).origin].includes(target.origin);
    return known ? target.pathname + target.search : null;
  };

  const keep = (headers: Headers): void => {
    for (const line of headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(/; */);
      const at = pair.indexOf('=');
      const path = attributes.find((each) => /^path=/i.test(each))?.slice(5) ?? '/';
      const gone = attributes.some((each) => /^max-age=0$/i.test(each)) || pair.slice(at + 1) === '';
      if (gone) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), { value: pair.slice(at + 1), path });
    }
  };

  const cookieFor = (path: string): string =>
    [...jar]
      .filter(([, { path: own }]) => own === '/' || path === own || path.startsWith(`${own}/`))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ');

  /** Asks, without following a redirect. */
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = { cookie: cookieFor(new URL(path, url).pathname), ...(init.headers as Record<string, string>) };
    const answer = await fetch(url + path, { ...init, headers, redirect: 'manual' });
    keep(answer.headers);
    return answer;
  };

  const follow = async (path: string, answer: Response): Promise<Page> => {
    const to = answer.headers.get('location');
    const next = to === null ? null : own(to);
    if (next !== null) return follow(next, await ask(next));
    return { status: answer.status, html: await answer.text(), location: to, headers: answer.headers, path };
  };

  return {
    jar,
    ask,
    open: async (path: string): Promise<Page> => follow(path, await ask(path)),
    /** Sends the page's form that has this button or action, with these fields over what stands in it. */
    submit: async (page: Page, form: string, fields: Record<string, string> = {}): Promise<Page> => {
      const { action, values } = formOf(page, form);
      const body = new URLSearchParams({ ...values, ...fields });
      const origin = new URL(publicUrl).origin;
      return follow(action, await ask(action, { method: 'POST', body, headers: { origin } }));
    },
  };
}

/** The form of the page whose markup holds this text, its hidden fields, and the value of the button of that name. */
export function formOf({ html, path }: Pick<Page, 'html' | 'path'>, text: string) {
  const forms = html.match(/<form[\s\S]*?<\/form>/g) ?? [];
  const markup = forms.find((each) => each.includes(text));
  if (markup === undefined)
    throw new Error(`no form with "${text}" on ${path}: ${html.replace(/<style[\s\S]*?<\/style>/, '')}`);
  const action = plainText(/action="([^"]*)"/.exec(markup)?.[1] ?? path);
  const inputs = [...markup.matchAll(/<(?:input|button)[^>]*>/g)].map(([tag]) => ({
    name: /name="([^"]*)"/.exec(tag)?.[1],
    value: plainText(/value="([^"]*)"/.exec(tag)?.[1] ?? ''),
  }));
  const values = Object.fromEntries(inputs.flatMap(({ name, value }) => (name === undefined ? [] : [[name, value]])));
  return { action, values };
}

const plainText = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
