import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { lookupRequest, lookupResponse, searchQuery, searchResponse } from '#lib/protocol/contacts.ts';
import {
  deviceRequest,
  deviceResponse,
  endedResponse,
  invitationRequest,
  invitationResponse,
  invitationsResponse,
  memberChange,
  memberResponse,
  removedResponse,
  sessionsResponse,
  tokenRequest,
} from '#lib/protocol/identity.ts';
import { aboutHub, joinRequest, joinResponse, me } from '#lib/protocol/join.ts';
import { knownQuery } from '#lib/protocol/known.ts';
import { HEARTBEAT_MS, POKE } from '#lib/protocol/live.ts';
import { olderQuery, olderResponse } from '#lib/protocol/older.ts';
import { pullQuery, pullResponse } from '#lib/protocol/pull.ts';
import { mutation, pushRequest, pushResponse } from '#lib/protocol/push.ts';
import { PROTOCOL_VERSION } from '#lib/protocol/version.ts';

/** Every body that crosses the wire. A new one belongs in this list. */
const BODIES = {
  aboutHub,
  deviceRequest,
  deviceResponse,
  endedResponse,
  invitationRequest,
  invitationResponse,
  invitationsResponse,
  joinRequest,
  joinResponse,
  knownQuery,
  lookupRequest,
  lookupResponse,
  me,
  memberChange,
  memberResponse,
  mutation,
  olderQuery,
  olderResponse,
  pullQuery,
  pullResponse,
  pushRequest,
  pushResponse,
  removedResponse,
  searchQuery,
  searchResponse,
  sessionsResponse,
  tokenRequest,
};

/** The hash of all bodies at each released version of the protocol. */
const SHAPES: Record<number, string> = { 1: '18ef045b19cd4f51' };

function shapeOf(bodies: Record<string, z.core.$ZodType>): string {
  const schemas = Object.entries(bodies).map(([name, body]) => [name, z.toJSONSchema(body, { io: 'input' })]);
  return createHash('sha256')
    .update(JSON.stringify([schemas, POKE, HEARTBEAT_MS]))
    .digest('hex')
    .slice(0, 16);
}

/**
 * When this fails, the wire changed. If a released peer can still read it, write the new hash; if not, raise
 * PROTOCOL_VERSION and add a line.
 */
it('changes the shape of the wire only together with its version', () => {
  expect(shapeOf(BODIES)).toBe(SHAPES[PROTOCOL_VERSION]);
});

it('notices a changed field', () => {
  const changed = { ...BODIES, me: z.object({ ...me.shape, extra: z.string() }) };
  expect(shapeOf(changed)).not.toBe(shapeOf(BODIES));
});
