import type { ColumnType, Generated, Insertable, Kysely, Selectable, Transaction } from 'kysely';
import type { Channel } from '#lib/model/channel.ts';
import type { Role } from '#lib/model/member.ts';
import type { Kind, NoteContext, OtherVersion, Outcome } from '#lib/model/note.ts';
import type { FieldCounts } from '#lib/model/recipe-health.ts';
import type { Criterion, Signature } from '#lib/model/status.ts';
import type { Verdict } from '#lib/model/touch.ts';

/** A timestamptz: read as ISO 8601 in UTC with milliseconds (server/db/connection.ts), written as such a string. */
type Moment = ColumnType<string, string, string>;
type MomentByDefault = ColumnType<string, string | undefined, string>;
type MaybeMoment = ColumnType<string | null, string | null | undefined, string | null>;
/** A jsonb: read as the value, written as JSON text (pg would turn a bare array into a PostgreSQL array). */
type Json<T> = ColumnType<T, string, string>;
type MaybeJson<T> = ColumnType<T | null, string | null | undefined, string | null>;
type JsonByDefault<T> = ColumnType<T, string | undefined, string>;
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;

type OfWorkspace = { workspace_id: string };

/** Schema `app`, as the migrations leave it. Keys carry the schema, so that a query reads like its SQL. */
export type Schema = {
  'app.workspaces': OfWorkspace & {
    name: string;
    sample: Generated<boolean>;
    visibility_epoch: Generated<number>;
    created_at: MomentByDefault;
    /** Key of the hashes in the filter of known addresses; another key makes every filter void. */
    known_key: Generated<string>;
    /** Key of the hashes of erased and suppressed people and of the audit log; it never changes. */
    person_key: Generated<string>;
  };
  'app.workspace_versions': OfWorkspace & {
    version: Generated<number>;
    /** Tombstones up to this version are gone. */
    floor: Generated<number>;
  };
  'app.members': OfWorkspace & {
    id: string;
    version: number;
    name: string;
    email: Maybe<string>;
    role: Role;
    removed_at: MaybeMoment;
    created_at: MomentByDefault;
  };
  'app.join_codes': OfWorkspace & {
    hash: Buffer;
    member_id: string;
    expires_at: Moment;
    used_at: MaybeMoment;
    invited_by: Maybe<string>;
    created_at: MomentByDefault;
  };
  /** One row for each browser in which a member has signed in. */
  'app.tokens': OfWorkspace & {
    hash: Buffer;
    member_id: string;
    id: Generated<string>;
    name: Maybe<string>;
    created_at: MomentByDefault;
    last_used_at: MaybeMoment;
    expires_at: MomentByDefault;
    revoked_at: MaybeMoment;
  };
  'app.sign_in_codes': OfWorkspace & {
    hash: Buffer;
    member_id: string;
    challenge: string;
    redirect_uri: string;
    expires_at: Moment;
    used_at: MaybeMoment;
  };
  'app.write_keys': OfWorkspace & { hash: Buffer; name: string; created_at: MomentByDefault; revoked_at: MaybeMoment };
  'app.companies': OfWorkspace & {
    id: string;
    name: string;
    domain: Maybe<string>;
    industry: Maybe<string>;
    employees: Maybe<number>;
    sample: Generated<boolean>;
    created_at: MomentByDefault;
  };
  'app.contacts': OfWorkspace & {
    id: string;
    /** null until the contact's first note; from then on its card replicates. */
    version: Maybe<number>;
    name: string;
    title: Maybe<string>;
    company_id: Maybe<string>;
    status: Maybe<string>;
    status_since: MaybeMoment;
    status_revision: Maybe<number>;
    owner_id: Maybe<string>;
    unsubscribed_at: MaybeMoment;
    traits: JsonByDefault<Record<string, unknown>>;
    sample: Generated<boolean>;
    /** Lower-case words of name, addresses and company, for search. */
    search: Generated<string>;
    created_at: MomentByDefault;
    updated_at: MomentByDefault;
  };
  'app.contact_addresses': OfWorkspace & {
    kind: 'email' | 'phone' | 'user_id' | 'anonymous_id';
    address: string;
    contact_id: string;
    position: Generated<number>;
    /** Numbers addresses in the order in which they came. */
    added: Generated<number>;
    /** The person objects: left out of the filter of known addresses. */
    suppressed: Generated<boolean>;
  };
  'app.campaigns': OfWorkspace & {
    id: string;
    version: number;
    name: string;
    channel: Channel;
    brief: Generated<string>;
    talk_track: Generated<string>;
    starts_at: Moment;
    ends_at: MaybeMoment;
    sample: Generated<boolean>;
  };
  'app.touches': OfWorkspace & {
    id: string;
    contact_id: Maybe<string>;
    anonymous_id: Maybe<string>;
    type: string;
    channel: Channel;
    occurred_at: Moment;
    received_at: MomentByDefault;
    title: Maybe<string>;
    campaign_id: Maybe<string>;
    verdict: Verdict;
    source: string;
    native_type: Maybe<string>;
    message_id: string;
    props: JsonByDefault<Record<string, unknown>>;
  };
  'app.rejected_events': OfWorkspace & {
    id: string;
    received_at: MomentByDefault;
    code: string;
    message: string;
    event: Json<unknown>;
  };
  'app.definitions': OfWorkspace & {
    key: string;
    version: number;
    revision: number;
    position: number;
    label: string;
    what: string;
    behaviour: string;
    who: string;
    time_frame: string;
    otherwise: string;
    criteria: Json<Criterion[]>;
    sales_signature: MaybeJson<Signature>;
    marketing_signature: MaybeJson<Signature>;
  };
  'app.status_changes': OfWorkspace & {
    id: string;
    contact_id: string;
    at: Moment;
    from_status: Maybe<string>;
    to_status: string;
    member_id: Maybe<string>;
    reason: Maybe<string>;
    revision: Maybe<number>;
  };
  'app.scoring_models': OfWorkspace & { version: number; model: Json<unknown>; created_at: MomentByDefault };
  'app.notes': OfWorkspace & {
    id: string;
    version: number;
    contact_id: string;
    author_id: string;
    written_at: Moment;
    received_at: Moment;
    edited_at: MaybeMoment;
    deleted_at: MaybeMoment;
    outcome: Maybe<Outcome>;
    kinds: Kind[];
    text: string;
    campaign_id: Maybe<string>;
    call_seconds: Maybe<number>;
    context: MaybeJson<NoteContext>;
    /** What was written into the note beside what somebody else wrote. */
    others: MaybeJson<OtherVersion[]>;
    sample: Generated<boolean>;
  };
  'app.replies': OfWorkspace & {
    id: string;
    version: number;
    note_id: string;
    author_id: string;
    written_at: Moment;
    received_at: Moment;
    deleted_at: MaybeMoment;
    text: string;
  };
  'app.excluded': OfWorkspace & { version: number; entries: string[] };
  'app.recipes': OfWorkspace & {
    id: string;
    version: number;
    author_id: string;
    saved_at: Moment;
    approved_by: Maybe<string>;
    approved_at: MaybeMoment;
    deleted_at: MaybeMoment;
    recipe: Json<Record<string, unknown>>;
  };
  'app.recipe_health': OfWorkspace & {
    id: string;
    version: number;
    recipe_id: string;
    host: string;
    day: string;
    kind: string;
    times: number;
    matched: Json<FieldCounts>;
  };
  'app.read_marks': OfWorkspace & { member_id: string; version: number; feed_read_at: Moment };
  'app.clients': OfWorkspace & { id: string; member_id: string; last_seq: Generated<number> };
  'app.refusals': OfWorkspace & {
    client_id: string;
    seq: number;
    code: string;
    message: string;
    at: MomentByDefault;
  };
  'app.erasures': OfWorkspace & {
    id: string;
    version: number;
    at: Moment;
    by_id: Maybe<string>;
    contact_ids: string[];
    hashes: string[];
    marks: string[];
    counts: Json<Record<string, number>>;
    suppress: boolean;
  };
  'app.note_tallies': OfWorkspace & { author_id: string; month: string; outcome: string; notes: number };
  'app.suppressions': OfWorkspace & {
    id: string;
    at: Moment;
    by_id: Maybe<string>;
    kind: 'address' | 'domain';
    hash: string;
    domain: Maybe<string>;
  };
  'app.retention': OfWorkspace & {
    days: JsonByDefault<Record<string, number | null>>;
    ran_at: MaybeMoment;
    leased_until: MaybeMoment;
  };
  'app.audit': OfWorkspace & {
    id: string;
    at: MomentByDefault;
    action: string;
    actor_id: Maybe<string>;
    member_id: Maybe<string>;
    subject: Maybe<string>;
    details: JsonByDefault<Record<string, string | number | boolean>>;
  };
};

/** Queries outside a workspace's transaction: under the application's role, to which every table is empty. */
export type Db = Kysely<Schema>;
/** A transaction inside one workspace (`inWorkspace`) or of the owner (`Store.owner`). */
export type Tx = Transaction<Schema>;
export type Row<T extends keyof Schema> = Selectable<Schema[T]>;
export type NewRow<T extends keyof Schema> = Insertable<Schema[T]>;
