import type { Logger } from 'pino';
import type { Store } from '#server/db/store.ts';
import { createMailer, type Mailer } from '#server/mail/mailer.ts';
import { type ConnectCodes, createConnectCodes } from './grants/connect-code.ts';
import { createDevices, type Devices } from './grants/devices.ts';
import { createMailedCodes, type MailedCodes } from './grants/mailed-code.ts';
import { hubSecret } from './people/hub-secret.ts';
import { createPeople, type People } from './people/people.ts';
import type { SignInSettings } from './settings.ts';
import { createTries, type Tries } from './tries.ts';

/** All that signing in needs: people and how they prove themselves, what they get for it, and how the hub is set. */
export type SignIn = {
  readonly settings: SignInSettings;
  readonly publicUrl: string;
  /** Binds forms to the browser that they were made for. */
  readonly secret: string;
  readonly people: People;
  readonly mailer: Mailer;
  readonly tries: Tries;
  readonly mailedCodes: MailedCodes;
  readonly codes: ConnectCodes;
  readonly devices: Devices;
};

type Options = { publicUrl: string; settings: SignInSettings; now: () => Date; log: Logger };

export async function createSignIn(store: Store, { publicUrl, settings, now, log }: Options): Promise<SignIn> {
  const secret = await hubSecret(store.auth, settings.secret);
  const { hubName, providers } = settings;
  return {
    settings,
    publicUrl,
    secret,
    people: createPeople({ auth: store.auth, publicUrl, secret, hubName }, providers),
    mailer: createMailer({ ...settings, publicUrl, log }),
    tries: createTries(store.auth),
    mailedCodes: createMailedCodes(store, secret),
    codes: createConnectCodes(store, now),
    devices: createDevices(store, { publicUrl, now }),
  };
}
