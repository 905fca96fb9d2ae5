import { isAPIError } from 'better-auth/api';
import type { Auth } from './create-auth.ts';
import type { Outcome } from './people.ts';

/** An authenticator app (TOTP, RFC 6238) and ten recovery codes for when it is lost. */
export type SecondFactor = {
  /** A new secret as an otpauth address, and the recovery codes; in force once `confirm` has seen a code of it. */
  begin(headers: Headers): Promise<{ uri: string; recoveryCodes: string[] } | null>;
  /** Checks a code of the app. When it is right, this session counts as having shown the second factor. */
  confirm(headers: Headers, code: string): Promise<Outcome<boolean>>;
  /** The same with a recovery code, which works once. */
  recover(headers: Headers, code: string): Promise<Outcome<boolean>>;
};

export function createSecondFactor(auth: Auth): SecondFactor {
  /** Marks the session as it stands after the answer: better-auth makes a new one when a factor comes into force. */
  const mark = async (headers: Headers, cookies: string[]): Promise<Outcome<true>> => {
    const now = cookies.length > 0 ? new Headers({ cookie: cookies.map(pairOf).join('; ') }) : headers;
    const session = await auth.api.getSession({ headers: now });
    const { internalAdapter } = await auth.$context;
    if (session !== null) await internalAdapter.updateSession(session.session.token, { secondFactorAt: new Date() });
    return { value: true, cookies };
  };
  const attempt = async (headers: Headers, work: () => Promise<{ headers: Headers }>): Promise<Outcome<boolean>> => {
    try {
      return await mark(headers, (await work()).headers.getSetCookie());
    } catch (error) {
      if (isAPIError(error)) return { value: false, cookies: [] };
      throw error;
    }
  };
  return {
    async begin(headers) {
      try {
        const made = await auth.api.enableTwoFactor({ body: { method: 'totp' }, headers });
        if (!('totpURI' in made) || made.totpURI === undefined) return null;
        return { uri: made.totpURI, recoveryCodes: made.backupCodes ?? [] };
      } catch (error) {
        if (isAPIError(error)) return null;
        throw error;
      }
    },
    confirm: (headers, code) =>
      attempt(headers, () => auth.api.verifyTOTP({ body: { code }, headers, returnHeaders: true })),
    recover: (headers, code) =>
      attempt(headers, () =>
        auth.api.verifyBackupCode({ body: { code, disableSession: true }, headers, returnHeaders: true }),
      ),
  };
}

const pairOf = (cookie: string): string => cookie.split(';', 1)[0] ?? '';
