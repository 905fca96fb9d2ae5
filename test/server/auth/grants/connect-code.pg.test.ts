import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ConnectCodes, createConnectCodes } from '#server/auth/grants/connect-code.ts';
import {
  joinAs,
  makeWorkspace,
  startTestHub,
  type TestHub,
  type TestMember,
} from '#test/support/hub/start-test-hub.ts';

let hub: TestHub;
let members: TestMember[];
let codes: ConnectCodes;

beforeAll(async () => {
  hub = await startTestHub();
  const workspaces = [await makeWorkspace(hub, 'Acme'), await makeWorkspace(hub, 'Beta')];
  members = await Promise.all(workspaces.map((workspace) => joinAs(hub, workspace)));
  codes = createConnectCodes(hub.database.store, () => new Date());
});
afterAll(() => hub.close());

const verifier = fc.stringMatching(/^[\w.~-]{43,128}$/);
const challengeOf = (text: string) => createHash('sha256').update(text).digest('base64url');

it('a code redeems by the verifier and address it was made for, and by no others, once', async () => {
  const asked = fc.record({ verifier, address: fc.webUrl(), member: fc.nat({ max: 1 }) });
  await fc.assert(
    fc.asyncProperty(asked, asked, fc.boolean(), async (one, other, honest) => {
      fc.pre(one.verifier !== other.verifier || one.address !== other.address);
      const { workspace, member } = members[one.member] as TestMember;
      const who = { workspaceId: workspace.id, memberId: member.id };
      const challenge = challengeOf(one.verifier);
      const code = await codes.make(who, { challenge, redirectUri: one.address });
      const right = { verifier: one.verifier, redirectUri: one.address };
      const wrong = { verifier: other.verifier, redirectUri: other.address };
      expect(await codes.redeem(code, honest ? right : wrong)).toEqual(honest ? who : null);
      expect(await codes.redeem(code, right)).toBeNull();
    }),
    { numRuns: 60 },
  );
});
