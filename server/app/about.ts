import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { aboutHub } from '#lib/protocol/join.ts';
import { PROTOCOL_OLDEST, PROTOCOL_VERSION } from '#lib/protocol/version.ts';
import { answers } from './answers.ts';
import type { AppDeps } from './deps.ts';
import type { HubEnv } from './env.ts';

/** What the hub says of itself to anybody, so that the extension can show whom it is about to connect to. */
export const aboutRoutes = ({ about, signIn }: Pick<AppDeps, 'about' | 'signIn'>) =>
  new Hono<HubEnv>().get(
    '/v1/hub',
    describeRoute({ tags: ['Hub'], summary: 'About this hub', security: [], responses: answers('The hub', aboutHub) }),
    (c) =>
      c.json({
        ...about,
        name: signIn.settings.hubName,
        contact: signIn.settings.hubContact,
        protocol: PROTOCOL_VERSION,
        oldest: PROTOCOL_OLDEST,
        signIn: {
          email: signIn.mailer.way !== 'none',
          providers: signIn.people.providers.map(({ id, name }) => ({ id, name })),
        },
      }),
  );
