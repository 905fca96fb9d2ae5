import { expect, test } from 'vitest';
import { occurredAt } from '#server/touches/clock.ts';

const RECEIVED = Date.parse('2026-11-22T12:00:00.000Z');
const at = (moments: Parameters<typeof occurredAt>[0]) => occurredAt(moments, RECEIVED);

test('an event without a moment happened now', () => {
  expect(at({})).toBe('2026-11-22T12:00:00.000Z');
  expect(at({ timestamp: null, sentAt: '2026-01-01T00:00:00Z' })).toBe('2026-11-22T12:00:00.000Z');
});

test.each([
  ['an hour behind', '2026-11-22T11:00:00Z', '2026-11-22T10:30:00Z'],
  ['an hour ahead', '2026-11-22T13:00:00Z', '2026-11-22T12:30:00Z'],
  ['a year behind', '2025-11-22T12:00:00Z', '2025-11-22T11:30:00Z'],
])('a clock that is %s is put right by what it says of the sending', (_, sentAt, timestamp) => {
  expect(at({ timestamp, sentAt })).toBe('2026-11-22T11:30:00.000Z');
});

test('RudderStack sends originalTimestamp; it is put right alike', () => {
  expect(at({ originalTimestamp: '2026-11-22T10:30:00Z', sentAt: '2026-11-22T11:00:00Z' })).toBe(
    '2026-11-22T11:30:00.000Z',
  );
});

test('a moment that the caller gave beside the clock stands as it is', () => {
  const moments = {
    timestamp: '2026-03-04T10:00:00Z',
    originalTimestamp: '2026-11-22T10:59:00Z',
    sentAt: '2026-11-22T11:00:00Z',
  };
  expect(at(moments)).toBe('2026-03-04T10:00:00.000Z');
});

test('nothing happens after it was received', () => {
  expect(at({ timestamp: '2027-01-01T00:00:00Z' })).toBe('2026-11-22T12:00:00.000Z');
});

test('a sentAt of another age corrects nothing', () => {
  expect(at({ timestamp: '2026-11-20T10:00:00Z', sentAt: '1970-01-01T00:00:00Z' })).toBe('2026-11-20T10:00:00.000Z');
});

test.each([
  ['2026-03-04', '2026-03-04T00:00:00.000Z'],
  ['2026-03-04T10:00:00', '2026-03-04T10:00:00.000Z'],
  ['2026-03-04 10:00:00+02:00', '2026-03-04T08:00:00.000Z'],
])('reads %s, in UTC where no zone is said', (timestamp, moment) => expect(at({ timestamp })).toBe(moment));

test.each(['soon', '04.03.2026', '12', '0001-01-01T00:00:00Z'])('does not guess at %s', (timestamp) =>
  expect(at({ timestamp })).toBeNull(),
);
