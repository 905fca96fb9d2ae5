import { isAPIError } from 'better-auth/api';
import * as z from 'zod/mini';
import { type Auth, type AuthOptions, createAuth } from './create-auth.ts';
import type { Provider } from './provider-settings.ts';
import { createSecondFactor, type SecondFactor } from './second-factor.ts';

/** Somebody who is signed in on the hub's pages. */
export type Person = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  /** Names this session; forms are bound to it. */
  readonly session: string;
  /** Whether they have a second factor, and whether this session has shown it. */
  readonly hasSecondFactor: boolean;
  readonly shownSecondFactor: boolean;
};

/** What came of it, and the cookies to set. */
export type Outcome<T> = { readonly value: T; readonly cookies: string[] };

/** People, by better-auth: who they are, and how they prove it to the hub's pages. */
export type People = {
  readonly providers: readonly Provider[];
  readonly secondFactor: SecondFactor;
  whoAsks(headers: Headers): Promise<Person | null>;
  /** Signs in whoever has just proved this address (grants/mailed-code.ts), and gives the cookies to set. */
  signInProved(email: string): Promise<string[]>;
  /** Where to go to sign in through a provider, coming back to the path `next`; null while it does not answer. */
  goToProvider(id: string, next: string, headers: Headers): Promise<Outcome<string | null>>;
  /** Takes in who comes back from a provider; always a redirect, to `next` or to /auth/problem. */
  comeBack(id: string, request: Request): Promise<Response>;
  signOut(headers: Headers): Promise<string[]>;
};

const SIGN_IN_TURNS = 5;
const PROVIDER_PATIENCE_MS = 12_000;
const sessionFields = z.object({ secondFactorAt: z.nullish(z.date()) });
const userFields = z.object({ twoFactorEnabled: z.nullish(z.boolean()) });

export function createPeople(options: AuthOptions, providers: readonly Provider[]): People {
  const auth = createAuth(options, null);
  const byProvider = new Map<string, Auth>();
  /** Made at its first use, so that a hub starts whatever its providers do. */
  const authOf = (id: string): Auth | null => {
    const provider = providers.find((each) => each.id === id);
    if (provider === undefined) return null;
    const made = byProvider.get(id) ?? createAuth(options, provider);
    byProvider.set(id, made);
    return made;
  };

  return {
    providers,
    secondFactor: createSecondFactor(auth),

    async whoAsks(headers) {
      const found = await auth.api.getSession({ headers });
      if (found === null || !found.user.emailVerified) return null;
      const { id, email, name } = found.user;
      const hasSecondFactor = userFields.parse(found.user).twoFactorEnabled ?? false;
      const shownSecondFactor = sessionFields.parse(found.session).secondFactorAt != null;
      return { id, email, name, session: found.session.token, hasSecondFactor, shownSecondFactor };
    },

    async signInProved(email) {
      for (let turn = 1; ; turn += 1) {
        // better-auth lets in by codes of its own: one that is made and used here, and which nobody sees.
        const otp = await auth.api.createVerificationOTP({ body: { email, type: 'sign-in' } });
        try {
          const { headers } = await auth.api.signInEmailOTP({ body: { email, otp }, returnHeaders: true });
          return headers.getSetCookie();
        } catch (error) {
          // In another browser the same address was proved at the same moment.
          if (!isAPIError(error) || turn === SIGN_IN_TURNS) throw error;
        }
      }
    },

    async goToProvider(id, next, headers) {
      const body = { provider: id, callbackURL: next, errorCallbackURL: '/auth/problem' };
      const asked = authOf(id)?.api.signInSocial({ body, headers, returnHeaders: true });
      const answered = await Promise.race([asked, late(PROVIDER_PATIENCE_MS)]).catch((error: unknown) => {
        if (isAPIError(error)) return undefined;
        throw error;
      });
      const url = answered?.response.url;
      return { value: url ?? null, cookies: answered?.headers.getSetCookie() ?? [] };
    },

    async comeBack(id, request) {
      const found = authOf(id);
      return found === null ? Response.redirect(`${options.publicUrl}/auth/problem`) : found.handler(request);
    },

    async signOut(headers) {
      const out = await auth.api.signOut({ headers, returnHeaders: true });
      return out.headers.getSetCookie();
    },
  };
}

/** Resolves with nothing after so long; it keeps no process alive. */
const late = (ms: number): Promise<undefined> =>
  new Promise((resolve) => {
    setTimeout(() => resolve(undefined), ms).unref();
  });
