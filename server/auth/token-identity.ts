import { v7 as uuidv7 } from 'uuid';
import type { Member } from '#lib/model/member.ts';
import type { JoinResponse } from '#lib/protocol/join.ts';
import { countFailedSignIns } from '#server/audit/failed-sign-ins.ts';
import { record } from '#server/audit/record.ts';
import type { Tx } from '#server/db/schema.ts';
import type { Store } from '#server/db/store.ts';
import { takeVersions } from '#server/db/versions.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import { findMember, insertMember } from '#server/members/repository.ts';
import { findWorkspace } from '#server/workspaces/repository.ts';
import type { Identity } from './identity.ts';
import { hashSecret, makeSecret, placeSecret, readPlaced } from './secrets.ts';
import { deleteJoinCodes, insertJoinCode, spendJoinCode } from './secrets-repository.ts';
import { endTokens, insertToken, openSessions, readToken } from './tokens.ts';

const JOIN_DAYS = 7;
const DAY_MS = 86_400_000;

type Options = { readonly publicUrl: string; readonly now: () => Date };

/** Identity by tokens: each member has one for each browser, made by a join link or by signing in. */
export function createTokenIdentity(store: Store, { publicUrl, now }: Options): Identity {
  const inside = <T>(workspaceId: string, work: (tx: Tx) => Promise<T>) => inWorkspace(store.db, workspaceId, work);

  const signInFailed = countFailedSignIns(store.db);

  const admitIn = async (
    tx: Tx,
    workspaceId: string,
    { memberId, device }: { memberId: string; device: string | null },
  ): Promise<JoinResponse | null> => {
    const member = await findMember(tx, workspaceId, memberId);
    const workspace = await findWorkspace(tx, workspaceId);
    if (member === null || workspace === null) return null;
    const token = makeSecret();
    const fresh = { memberId, hash: hashSecret(token), name: device, now: now() };
    await record(tx, workspaceId, { action: 'member.signed_in', actorId: memberId, memberId });
    return { token, expiresAt: await insertToken(tx, workspaceId, fresh), workspace, member };
  };

  const identity: Identity = {
    whoIs: (workspaceId, token) => readToken(store.db, workspaceId, hashSecret(token), now()),

    async join(code, device) {
      const placed = readPlaced(code);
      if (placed === null) return null;
      const { workspaceId, hash } = placed;
      const joined = await inside(workspaceId, async (tx) => {
        const memberId = await spendJoinCode(tx, workspaceId, hash, now().toISOString());
        return memberId === null ? null : admitIn(tx, workspaceId, { memberId, device: device ?? null });
      });
      if (joined === null) signInFailed(workspaceId);
      return joined;
    },

    admit: (workspaceId, memberId, device) =>
      inside(workspaceId, (tx) => admitIn(tx, workspaceId, { memberId, device })),

    addMember: (workspaceId, fresh) =>
      inside(workspaceId, async (tx) => {
        const member: Member = { ...fresh, id: uuidv7(), version: await takeVersions(tx, workspaceId, 1) };
        await insertMember(tx, workspaceId, member);
        return member;
      }),

    async invite(workspaceId, memberId, by) {
      const secret = makeSecret();
      const createdAt = now().toISOString();
      const expiresAt = new Date(now().getTime() + JOIN_DAYS * DAY_MS).toISOString();
      await inside(workspaceId, async (tx) => {
        await deleteJoinCodes(tx, workspaceId, memberId);
        const code = { memberId, hash: hashSecret(secret), createdAt, expiresAt, invitedBy: by };
        await insertJoinCode(tx, workspaceId, code);
      });
      const code = placeSecret(workspaceId, secret);
      return { code, link: `${publicUrl}/join#${code}`, expiresAt };
    },

    makeJoinLink: async (workspaceId, memberId) => (await identity.invite(workspaceId, memberId, null)).link,

    sessions: (workspaceId, memberId, current) =>
      inside(workspaceId, (tx) => openSessions(tx, workspaceId, { memberId, current, now: now() })),

    endSession: (workspaceId, id, { ofMember, by }) =>
      inside(workspaceId, async (tx) => {
        const [memberId] = await endTokens(tx, workspaceId, { id, ofMember }, now());
        if (memberId === undefined) return false;
        await record(tx, workspaceId, { action: 'member.signed_out', actorId: by, memberId });
        return true;
      }),

    revoke: (workspaceId, memberId) =>
      inside(workspaceId, async (tx) => {
        await endTokens(tx, workspaceId, { ofMember: memberId }, now());
        await deleteJoinCodes(tx, workspaceId, memberId);
      }),
  };
  return identity;
}
