import { Hono } from 'hono';
import { html } from 'hono/html';
import { describeRoute } from 'hono-openapi';
import type { AppDeps } from './deps.ts';
import type { HubEnv } from './env.ts';
import { answerPage } from './page.ts';

/** What somebody sees who opens the hub's address in a browser: that it is one, and where the work is done. */
export const frontPage = ({ signIn: { publicUrl, settings } }: Pick<AppDeps, 'signIn'>) =>
  new Hono<HubEnv>().get(
    '/',
    describeRoute({
      tags: ['Hub'],
      summary: 'What to do with the hub’s address',
      security: [],
      responses: { 200: { description: 'A page', content: { 'text/html': {} } } },
    }),
    (c) =>
      answerPage(
        c,
        settings.hubName,
        html`<h1>${settings.hubName}</h1>
          <p>This is your team’s Touchline hub. You work with it in your browser’s Touchline, not on this page.</p>
          <ol>
            <li>Click Touchline’s button in your browser, then “Open options”.</li>
            <li>Enter this address there, choose “Continue”, and sign in: <code>${publicUrl}</code></li>
          </ol>
          <p>Were you given a join link? <a href="/auth/invitation">Come in by it</a>.</p>
          <p class="quiet">${settings.hubContact === null ? '' : `This hub is run by ${settings.hubContact}. `}<a href="/docs">Its API</a> is for programs.</p>`,
      ),
  );
