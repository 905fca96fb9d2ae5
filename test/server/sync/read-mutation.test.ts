import { describe, expect, it } from 'vitest';
import { NOTE_TEXT_MAX } from '#lib/model/note-choices.ts';
import { readMutation } from '#server/sync/read-mutation.ts';

const ID = '01985c9c-0000-7000-8000-000000000001';
const reply = (text: unknown) => ({
  name: 'reply.create',
  replyId: ID,
  noteId: ID,
  writtenAt: '2026-11-21T10:00:00.000Z',
  text,
});
const codeOf = (body: unknown) => {
  const read = readMutation(body);
  return 'refused' in read ? read.refused.code : null;
};

describe('reading a mutation', () => {
  it('takes a text of exactly the limit', () => {
    expect(codeOf(reply('a'.repeat(NOTE_TEXT_MAX)))).toBeNull();
  });

  it('says of a longer text that it is too long', () => {
    expect(codeOf(reply('a'.repeat(NOTE_TEXT_MAX + 1)))).toBe('text_too_long');
  });

  it('refuses a character that the database cannot keep, and only that one', () => {
    expect(codeOf(reply('a\u0000b'))).toBe('mutation_invalid');
    expect(codeOf(reply('a\\u0000b'))).toBeNull();
  });

  it.each([null, 7, 'text', [], {}, { name: 'note.explode' }, reply(7), reply('   ')])(
    'refuses what is no mutation: %j',
    (body) => {
      expect(codeOf(body)).toBe('mutation_invalid');
    },
  );

  it('names the field at fault and never repeats what was written', () => {
    const read = readMutation({ ...reply('secret words'), writtenAt: 'secret words' });
    expect(read).toMatchObject({ refused: { message: expect.stringContaining('"writtenAt"') } });
    expect(JSON.stringify(read)).not.toContain('secret words');
  });
});
