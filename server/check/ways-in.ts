import { createTransport } from 'nodemailer';
import * as z from 'zod/mini';
import type { Provider } from '#server/auth/people/provider-settings.ts';
import type { SignInSettings } from '#server/auth/settings.ts';
import { codeIn, type Finding, look, Wrong } from './finding.ts';
import { PATIENCE_MS } from './hub.ts';

const discovery = z.object({ issuer: z.string() });

/** Looks at what people come in by, as far as it is configured: the mail server, each single sign-on. */
export function checkWaysIn({ smtpUrl, providers }: SignInSettings): Promise<Finding[]> {
  const mail = smtpUrl === undefined ? [] : [look('mail', () => checkMail(smtpUrl))];
  return Promise.all([...mail, ...providers.map((provider) => look(provider.name, () => checkProvider(provider)))]);
}

/** Says hello and signs in as the hub would, and sends nothing. */
async function checkMail(url: string): Promise<string> {
  const { host } = new URL(url);
  const times = { connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS };
  const transport = createTransport({ url, ...times });
  try {
    await transport.verify();
    return `${host} takes mail from here`;
  } catch (error) {
    throw new Wrong(`${host} takes no mail from here (${codeIn(error)}): set SMTP_URL to a server that does`);
  } finally {
    transport.close();
  }
}

/** Reads the document that sign-ins start with (OpenID Connect Discovery 1.0, 4). */
async function checkProvider({ issuer }: Provider): Promise<string> {
  const wrong = (what: string) => new Wrong(`${issuer} ${what}: people cannot sign in by it; look at OIDC_ISSUER`);
  const asked = { signal: AbortSignal.timeout(PATIENCE_MS), redirect: 'error' } as const;
  const answer = await fetch(`${issuer}/.well-known/openid-configuration`, asked).catch((error: unknown) => {
    throw wrong(`does not answer (${codeIn(error)})`);
  });
  const read = discovery.safeParse(await answer.json().catch(() => null));
  if (!read.success) throw wrong(`answers ${answer.status}, and not as a provider`);
  if (read.data.issuer.replace(/\/+$/, '') !== issuer) throw wrong(`calls itself ${read.data.issuer}`);
  return `${issuer} answers`;
}
