import { randomInt } from 'node:crypto';
import type { DeviceResponse } from '#lib/protocol/identity.ts';
import { hashSecret, makeSecret } from '#server/auth/secrets.ts';
import type { Store } from '#server/db/store.ts';
import type { Admitted } from './connect-code.ts';

const EXPIRES_SECONDS = 600;
const INTERVAL_SECONDS = 5;
const SLACK_MS = 500;
/** Letters that nobody mistakes for one another, and no vowels, so that no code is a word (RFC 8628, 6.1). */
const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ';

/** A browser or program that shows its code and waits. */
export type WaitingDevice = { readonly userCode: string; readonly name: string | null };
/** `denied` and `expired` are final; `slow_down`: it asked again before `interval` was over. */
export type DeviceAnswer = Admitted & { readonly name: string | null };
export type DevicePoll = DeviceAnswer | 'authorization_pending' | 'slow_down' | 'device_expired' | 'device_denied';

/** Signing in on a device that cannot show the hub's pages (RFC 8628). */
export type Devices = {
  start(name: string | null): Promise<DeviceResponse>;
  /** The device that waits under this code, which people may type in any case, with or without its hyphen. */
  find(typed: string): Promise<WaitingDevice | null>;
  /** Lets it in as this member, or (null) not; `false` when it does not wait any more. */
  decide(userCode: string, as: Admitted | null): Promise<boolean>;
  /** What became of it. The first poll after the approval gets the member, once. */
  poll(deviceCode: string): Promise<DevicePoll>;
};

export function createDevices(
  { auth: { db } }: Store,
  { publicUrl, now }: { publicUrl: string; now: () => Date },
): Devices {
  const waiting = (typed: string) =>
    db
      .selectFrom('auth.device_codes')
      .select(['user_code', 'name'])
      .where('user_code', '=', readUserCode(typed))
      .where('status', '=', 'pending')
      .where('expires_at', '>', now())
      .executeTakeFirst();
  return {
    async start(name) {
      await db
        .deleteFrom('auth.device_codes')
        .where('expires_at', '<', new Date(now().getTime() - 3_600_000))
        .execute();
      const deviceCode = makeSecret();
      const userCode = makeUserCode();
      const expires_at = new Date(now().getTime() + EXPIRES_SECONDS * 1_000);
      await db
        .insertInto('auth.device_codes')
        .values({ hash: hashSecret(deviceCode), user_code: userCode, name, expires_at })
        .execute();
      const page = `${publicUrl}/auth/device`;
      return {
        deviceCode,
        userCode,
        verificationUri: page,
        verificationUriComplete: `${page}?user_code=${userCode}`,
        interval: INTERVAL_SECONDS,
        expiresIn: EXPIRES_SECONDS,
      };
    },

    async find(typed) {
      const row = await waiting(typed);
      return row === undefined ? null : { userCode: row.user_code, name: row.name };
    },

    async decide(userCode, as) {
      const { numUpdatedRows } = await db
        .updateTable('auth.device_codes')
        .set({
          status: as === null ? 'denied' : 'approved',
          workspace_id: as?.workspaceId ?? null,
          member_id: as?.memberId ?? null,
        })
        .where('user_code', '=', userCode)
        .where('status', '=', 'pending')
        .where('expires_at', '>', now())
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    async poll(deviceCode) {
      const hash = hashSecret(deviceCode);
      const row = await db.selectFrom('auth.device_codes').selectAll().where('hash', '=', hash).executeTakeFirst();
      if (row === undefined || row.status === 'used' || row.expires_at <= now()) return 'device_expired';
      if (row.status === 'denied') return 'device_denied';
      const at = now();
      await db.updateTable('auth.device_codes').set({ polled_at: at }).where('hash', '=', hash).execute();
      const early =
        row.polled_at !== null && at.getTime() - row.polled_at.getTime() < INTERVAL_SECONDS * 1_000 - SLACK_MS;
      if (early) return 'slow_down';
      return row.status === 'pending' ? 'authorization_pending' : take(hash);
    },
  };

  async function take(hash: Buffer): Promise<DevicePoll> {
    const row = await db
      .updateTable('auth.device_codes')
      .set({ status: 'used' })
      .where('hash', '=', hash)
      .where('status', '=', 'approved')
      .returning(['workspace_id', 'member_id', 'name'])
      .executeTakeFirst();
    if (row?.workspace_id == null || row.member_id === null) return 'device_expired';
    return { workspaceId: row.workspace_id, memberId: row.member_id, name: row.name };
  }
}

/** `BCDF-GHJK`: 20^8 ≈ 2^34 codes, of which few are open at a time. */
function makeUserCode(): string {
  const letters = Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

function readUserCode(typed: string): string {
  const letters = typed.toUpperCase().replace(/[^A-Z]/g, '');
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}
