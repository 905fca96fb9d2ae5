import { v7 as uuidv7 } from 'uuid';
import type { Member } from '#lib/model/member.ts';
import type { Tx } from '#server/db/schema.ts';
import type { Store } from '#server/db/store.ts';
import { takeVersions } from '#server/db/versions.ts';
import { inWorkspace } from '#server/db/workspace.ts';
import { findMember, insertMember } from '#server/members/repository.ts';
import { findWorkspace } from '#server/workspaces/repository.ts';
import type { Identity } from './identity.ts';
import { hashSecret, makeSecret, placeSecret, readPlaced } from './secrets.ts';
import { endSecrets, insertJoinCode, insertToken, memberOfToken, useJoinCode } from './secrets-repository.ts';

const JOIN_DAYS = 7;
const DAY_MS = 86_400_000;

type Options = { readonly publicUrl: string; readonly now: () => Date };

/** Identity by tokens: each member has some, each made by a one-time join link that the hub printed. */
export function createTokenIdentity(store: Store, { publicUrl, now }: Options): Identity {
  const inside = <T>(workspaceId: string, work: (tx: Tx) => Promise<T>) => inWorkspace(store.db, workspaceId, work);
  return {
    whoIs: (workspaceId, token) => inside(workspaceId, (tx) => memberOfToken(tx, workspaceId, hashSecret(token))),

    async join(code) {
      const placed = readPlaced(code);
      if (placed === null) return null;
      const { workspaceId, hash } = placed;
      return inside(workspaceId, async (tx) => {
        const memberId = await useJoinCode(tx, workspaceId, hash, now().toISOString());
        const member = memberId === null ? null : await findMember(tx, workspaceId, memberId);
        const workspace = await findWorkspace(tx, workspaceId);
        if (member === null || workspace === null) return null;
        const token = makeSecret();
        await insertToken(tx, workspaceId, { memberId: member.id, hash: hashSecret(token) });
        return { token, workspace, member };
      });
    },

    addMember: (workspaceId, fresh) =>
      inside(workspaceId, async (tx) => {
        const member: Member = { ...fresh, id: uuidv7(), version: await takeVersions(tx, workspaceId, 1) };
        await insertMember(tx, workspaceId, member);
        return member;
      }),

    async makeJoinLink(workspaceId, memberId) {
      const secret = makeSecret();
      const expiresAt = new Date(now().getTime() + JOIN_DAYS * DAY_MS).toISOString();
      await inside(workspaceId, (tx) =>
        insertJoinCode(tx, workspaceId, { memberId, hash: hashSecret(secret), expiresAt }),
      );
      return `${publicUrl}/join#${placeSecret(workspaceId, secret)}`;
    },

    revoke: (workspaceId, memberId) =>
      inside(workspaceId, (tx) => endSecrets(tx, workspaceId, memberId, now().toISOString())),
  };
}
