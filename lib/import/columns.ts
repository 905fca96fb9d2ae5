import { ImportError } from './import-error.ts';

/** What a column of a CSV of touches can hold. `source` names the tool, `id` the tool's own id of the touch. */
export const FIELDS = [
  'email',
  'userId',
  'phone',
  'name',
  'firstName',
  'lastName',
  'jobTitle',
  'company',
  'occurredAt',
  'type',
  'title',
  'campaign',
  'url',
  'automatic',
  'source',
  'id',
] as const;
export type Field = (typeof FIELDS)[number];

/** Which field each column holds, by index; null for one that is kept as a property under its header. */
export type Columns = { readonly headers: string[]; readonly fields: (Field | null)[] };

/** Header names by which a field is known, as their words in lower case. */
const SYNONYMS: Record<Field, readonly string[]> = {
  email: ['email', 'e mail', 'email address', 'e mail address', 'mail', 'contact email', 'recipient', 'adresse e mail'],
  userId: ['user id', 'userid', 'external id', 'customer id', 'contact id', 'lead id'],
  phone: ['phone', 'phone number', 'telephone', 'mobile', 'telefon'],
  name: ['name', 'full name', 'contact', 'contact name', 'person'],
  firstName: ['first name', 'firstname', 'given name', 'vorname'],
  lastName: ['last name', 'lastname', 'surname', 'family name', 'nachname'],
  jobTitle: ['job title', 'jobtitle', 'position', 'role', 'function'],
  company: ['company', 'company name', 'account', 'account name', 'organization', 'organisation', 'employer', 'firma'],
  occurredAt: [
    'occurred at',
    'occurredat',
    'date',
    'datum',
    'time',
    'timestamp',
    'datetime',
    'date time',
    'created at',
    'event date',
    'event time',
    'activity date',
    'when',
  ],
  type: ['type', 'event', 'event type', 'event name', 'activity', 'activity type', 'touch', 'touch type', 'action'],
  title: [
    'title',
    'subject',
    'email subject',
    'asset',
    'asset name',
    'content',
    'form',
    'form name',
    'detail',
    'details',
  ],
  campaign: ['campaign', 'campaign name', 'utm campaign', 'program', 'kampagne'],
  url: ['url', 'page url', 'page', 'link', 'link url'],
  automatic: ['automatic', 'bot', 'is bot', 'machine', 'is bot activity', 'machine open', 'automated'],
  source: ['source', 'platform', 'tool', 'system'],
  id: ['id', 'event id', 'message id', 'messageid', 'activity id'],
};

const FIELD_OF: ReadonlyMap<string, Field> = new Map(
  FIELDS.flatMap((field) => SYNONYMS[field].map((name): [string, Field] => [name, field])),
);

const wordsOf = (header: string): string =>
  header
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * Maps a header row to fields: by what the person said (`column → field`), else by the header's name. Of two columns
 * for one field the first has it; the other is kept as a property.
 * @throws ImportError `column_unknown` where a said column isn't in the header or a field doesn't exist,
 *   `column_missing` where nothing says who, when or what
 */
export function mapColumns(headers: string[], said: ReadonlyMap<string, string> = new Map()): Columns {
  const names = headers.map((header) => header.trim());
  const saidFields = readSaid(names, said);
  const taken = new Set<Field>(saidFields.values());
  const fields = names.map((name): Field | null => {
    const chosen = saidFields.get(name);
    if (chosen) return chosen;
    const guess = FIELD_OF.get(wordsOf(name));
    if (!guess || taken.has(guess)) return null;
    taken.add(guess);
    return guess;
  });
  demand(names, taken);
  return { headers: names, fields };
}

function readSaid(names: string[], said: ReadonlyMap<string, string>): Map<string, Field> {
  const fields = new Map<string, Field>();
  for (const [column, name] of said) {
    const field = FIELDS.find((known) => known.toLowerCase() === name.toLowerCase());
    if (!field) throw new ImportError('column_unknown', `There is no field "${name}". Fields: ${FIELDS.join(', ')}.`);
    const header = names.find((known) => known.toLowerCase() === column.trim().toLowerCase());
    if (header === undefined) {
      throw new ImportError('column_unknown', `The file has no column "${column}". Its columns: ${names.join(', ')}.`);
    }
    fields.set(header, field);
  }
  return fields;
}

/** A touch needs a person, a moment and a type. */
function demand(names: string[], taken: ReadonlySet<Field>): void {
  const missing = [
    taken.has('email') || taken.has('userId') ? null : 'email',
    taken.has('occurredAt') ? null : 'occurredAt',
    taken.has('type') ? null : 'type',
  ].filter((field) => field !== null);
  if (missing.length === 0) return;
  throw new ImportError(
    'column_missing',
    `No column for ${missing.join(', ')} among: ${names.join(', ')}. Say which it is, for example --map "Your column=${missing[0]}".`,
  );
}
