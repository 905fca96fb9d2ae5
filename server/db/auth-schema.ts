import type { ColumnType, Generated } from 'kysely';

type Stamp = ColumnType<Date, Date | string, Date | string>;
type MaybeStamp = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;

/** What we ourselves read and write in schema `auth`; the rest is better-auth's (migrations/0004-identity.ts). */
export type AuthSchema = {
  /** Browsers and programs that wait until somebody approves them (device flow). */
  'auth.device_codes': {
    hash: Buffer;
    user_code: string;
    name: Maybe<string>;
    status: Generated<'pending' | 'approved' | 'denied' | 'used'>;
    workspace_id: Maybe<string>;
    member_id: Maybe<string>;
    expires_at: Stamp;
    polled_at: MaybeStamp;
  };
  'auth.settings': { name: string; value: string };
  /** better-auth's: through which provider a person has signed in. */
  'auth.account': { userId: string; providerId: string };
};
