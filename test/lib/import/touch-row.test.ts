import { expect, test } from 'vitest';
import { mapColumns } from '#lib/import/columns.ts';
import { readMoment } from '#lib/import/moment.ts';
import { reportLine } from '#lib/import/report.ts';
import { readTouchRow } from '#lib/import/touch-row.ts';

const NOW = Date.UTC(2026, 10, 22);
const HEADERS = ['E-mail', 'Date', 'Event', 'Subject', 'Campaign name', 'Full Name', 'Company', 'Region'];

function read(cells: string[], headers = HEADERS) {
  const row = { number: 2, cells, quotesBroken: false };
  return readTouchRow(row, mapColumns(headers), { now: NOW, source: 'csv' });
}

const good = [
  'Jane@ACME.test',
  '2026-03-04 15:30',
  'Webinar Attended',
  'Pricing',
  'Spring',
  'Jane Doe',
  'Acme',
  'EMEA',
];

test('a row becomes a touch: headers by their synonyms, the rest as properties', () => {
  expect(read(good)).toEqual({
    touch: {
      email: 'jane@acme.test',
      userId: null,
      phone: null,
      name: 'Jane Doe',
      jobTitle: null,
      company: 'Acme',
      occurredAt: '2026-03-04T15:30:00.000Z',
      type: 'event.attended',
      nativeType: 'Webinar Attended',
      title: 'Pricing',
      campaign: 'Spring',
      automatic: null,
      source: 'csv',
      id: null,
      props: { Region: 'EMEA' },
    },
  });
});

test('an unknown type is kept under its own name', () => {
  expect(read(['jane@acme.test', '2026-03-04', 'Rocket Launched', ''])).toMatchObject({
    touch: { type: 'other.rocket_launched', title: 'Rocket Launched' },
  });
});

test.each([
  ['person_missing', ['', '2026-03-04', 'page']],
  ['email_invalid', ['jane at acme', '2026-03-04', 'page']],
  ['date_missing', ['jane@acme.test', '', 'page']],
  ['date_invalid', ['jane@acme.test', '2026-02-31', 'page']],
  ['date_ambiguous', ['jane@acme.test', '03/04/2026', 'page']],
  ['date_future', ['jane@acme.test', '2027-01-01', 'page']],
  ['type_missing', ['jane@acme.test', '2026-03-04', ' ']],
  ['cells_too_many', [...good, 'one more']],
  ['cell_too_long', ['jane@acme.test', '2026-03-04', 'x'.repeat(10_001)]],
])('says %s', (fault, cells) => expect(read(cells)).toEqual({ fault }));

test('characters that the store cannot hold are left out, whatever the cell', () => {
  expect(read(['jane@acme.test', '2026-03-04', 'page\0', 'a\uD800b', '', '', '', '\0x'])).toMatchObject({
    touch: { title: 'a\uFFFDb', props: { Region: 'x' } },
  });
});

test.each([
  ['2026-03-04T15:30:05.250Z', '2026-03-04T15:30:05.250Z'],
  ['2026-03-04T15:30:00+02:00', '2026-03-04T13:30:00.000Z'],
  ['2026-03-04', '2026-03-04T00:00:00.000Z'],
  ['04.03.2026 09:05', '2026-03-04T09:05:00.000Z'],
  ['1772638200', '2026-03-04T15:30:00.000Z'],
  ['1772638200000', '2026-03-04T15:30:00.000Z'],
])('reads the moment %s', (text, at) => expect(readMoment(text)).toEqual({ at }));

test('slashes are read as it is said', () => {
  expect(readMoment('03/04/2026 1:05 PM', 'mdy')).toEqual({ at: '2026-03-04T13:05:00.000Z' });
  expect(readMoment('03/04/2026', 'dmy')).toEqual({ at: '2026-04-03T00:00:00.000Z' });
  expect(readMoment('31/12/2025', 'mdy')).toEqual({ code: 'date_invalid' });
});

test('a file without who, when or what names what is missing and how to say it', () => {
  expect(() => mapColumns(['Kunde', 'Datum', 'Was'])).toThrow(/email, type among: Kunde, Datum, Was.*--map/);
});

test('a said column wins over its name; a wrong one is refused', () => {
  const said = new Map([
    ['kunde', 'email'],
    ['Was', 'type'],
  ]);
  expect(mapColumns(['Kunde', 'Datum', 'Was', 'Email'], said).fields).toEqual(['email', 'occurredAt', 'type', null]);
  expect(() => mapColumns(HEADERS, new Map([['Nope', 'email']]))).toThrow(/no column "Nope"/);
  expect(() => mapColumns(HEADERS, new Map([['Date', 'nope']]))).toThrow(/no field "nope"/);
});

test('the report says what became of each row', () => {
  expect(reportLine({ row: 2, result: 'created' })).toBe('2,created,,\r\n');
  expect(reportLine({ row: 3, result: 'skipped', why: 'already_here' })).toBe(
    '3,skipped,already_here,The hub has this touch already.\r\n',
  );
  expect(reportLine({ row: 4, result: 'failed', fault: 'date_missing' })).toBe('4,failed,date_missing,No date.\r\n');
});
