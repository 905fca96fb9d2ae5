import { isIP } from 'node:net';
import { Hono } from 'hono';
import { html } from 'hono/html';
import { describeRoute } from 'hono-openapi';
import type { HubEnv } from '#server/app/env.ts';
import { notFound } from '#server/app/hub-problem.ts';
import { answerPage } from '#server/app/page.ts';
import { isLoopback } from '#server/loopback.ts';
import type { Mailer } from './mailer.ts';

/**
 * What the hub would have mailed, while it has no mail server: for trying it out on one machine. It exists for requests
 * from this machine alone, under a loopback name (another name could be a page elsewhere that points here), and not
 * through a proxy.
 */
export const outboxPage = (mailer: Mailer) =>
  new Hono<HubEnv>().get(
    '/outbox',
    describeRoute({
      tags: ['Sign-in pages'],
      summary: 'Mail that was not sent, on this machine while the hub has no mail server',
      security: [],
      responses: { 200: { description: 'A page', content: { 'text/html': {} } } },
    }),
    (c) => {
      const { remoteAddress = '' } = c.env.incoming.socket;
      const local = isOwn(remoteAddress) && isLoopback(c.req.url) && c.req.header('x-forwarded-for') === undefined;
      if (mailer.way !== 'outbox' || !local) throw notFound();
      c.header('cache-control', 'no-store');
      return answerPage(
        c,
        'Outbox',
        html`<h1>Outbox</h1>
          <p>This hub has no mail server (SMTP_URL), so it shows here what it would have sent, newest first.</p>
          ${mailer.outbox.length === 0 ? html`<p>Nothing yet: ask for a sign-in code, or invite somebody.</p>` : ''}
          ${mailer.outbox.map(
            ({ to, subject, text, at }) => html`<article>
              <h2>${subject}</h2>
              <p>To ${to}, <time datetime="${at.toISOString()}">${at.toUTCString()}</time></p>
              <pre>${text}</pre>
            </article>`,
          )}`,
      );
    },
  );

const isOwn = (address: string): boolean =>
  isIP(address) > 0 && (address === '::1' || address.replace(/^::ffff:/, '').startsWith('127.'));
