import { createTransport } from 'nodemailer';
import type { Logger } from 'pino';
import { safeError } from '#server/app/safe-error.ts';
import { isLoopback } from '#server/loopback.ts';

/** A mail of plain text. */
export type Letter = { readonly to: string; readonly subject: string; readonly text: string };

export type Mailer = {
  /** `outbox`: nothing is sent; /outbox shows it on this machine. `none`: the hub has no way to send mail. */
  readonly way: 'smtp' | 'outbox' | 'none';
  /** What the outbox holds, newest first. */
  readonly outbox: readonly (Letter & { readonly at: Date })[];
  /** Sends; a mail that cannot be sent is logged, without its words or its reader, and gives `false`. */
  send(letter: Letter): Promise<boolean>;
};

type Options = {
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string | undefined;
  readonly publicUrl: string;
  readonly log: Logger;
};

/** A hub without a way to send mail. */
export const NO_MAIL: Mailer = { way: 'none', outbox: [], send: async () => false };

const OUTBOX_MAX = 50;
const PATIENCE_MS = 20_000;

/** Mail by SMTP where the hub has a server for it; else, on loopback, the outbox. */
export function createMailer({ smtpUrl, mailFrom, publicUrl, log }: Options): Mailer {
  if (smtpUrl !== undefined) return smtp(smtpUrl, mailFrom ?? `touchline@${new URL(publicUrl).hostname}`, log);
  if (!isLoopback(publicUrl)) return NO_MAIL;
  const outbox: (Letter & { at: Date })[] = [];
  return {
    way: 'outbox',
    outbox,
    async send(letter) {
      outbox.unshift({ ...letter, at: new Date() });
      outbox.length = Math.min(outbox.length, OUTBOX_MAX);
      return true;
    },
  };
}

function smtp(url: string, from: string, log: Logger): Mailer {
  const times = { connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS };
  // What a message names (files, addresses on the web) is never fetched: it is text alone.
  const transport = createTransport({ url, ...times, disableFileAccess: true, disableUrlAccess: true }, { from });
  return {
    way: 'smtp',
    outbox: [],
    async send(letter) {
      try {
        await transport.sendMail(letter);
        return true;
      } catch (error) {
        log.error({ error: safeError(error) }, 'a mail could not be sent');
        return false;
      }
    },
  };
}
