import { Hono } from 'hono';
import { html } from 'hono/html';
import { describeRoute } from 'hono-openapi';
import type { HubEnv } from '#server/app/env.ts';
import { answerPage } from '#server/app/page.ts';

/** Where a join link leads. The code stands in the link's fragment, which browsers never send, so the page is the same for all. */
export const joinPage = () =>
  new Hono<HubEnv>().get(
    '/join',
    describeRoute({
      tags: ['Membership'],
      summary: 'What to do with a join link',
      security: [],
      responses: { 200: { description: 'A page', content: { 'text/html': {} } } },
    }),
    (c) =>
      answerPage(
        c,
        'Join your team on Touchline',
        html`<h1>You have been invited to Touchline</h1>
          <ol>
            <li>Copy the whole link from this page’s address bar.</li>
            <li>Click Touchline’s button in your browser, then “Open options”.</li>
            <li>Paste the link there, choose “Continue”, and then “Join”.</li>
          </ol>
          <p>To come in under your own e-mail address, which works on all your machines,
            <a href="/auth/invitation">sign in and paste the link there</a> instead.</p>
          <p>The link lets one person in, once, and ends after seven days. Don’t pass it on.</p>`,
      ),
  );
