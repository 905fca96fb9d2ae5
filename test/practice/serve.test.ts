// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PRACTICE_PEOPLE } from '#practice/people.ts';
import { servePractice } from '#practice/serve.ts';

let served: Awaited<ReturnType<typeof servePractice>>;
beforeEach(async () => {
  served = await servePractice(0);
});
afterEach(() => served.close());

describe('the practice page', () => {
  it.each(['', 'contacts/1', 'split/3', 'no/such/route'])('answers /%s with its application', async (path) => {
    const answer = await fetch(served.url + path);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await answer.text()).toContain('src="/app.js"');
  });

  it('gives its people as data', async () => {
    expect(await (await fetch(`${served.url}people.json`)).json()).toEqual(PRACTICE_PEOPLE);
  });

  it('serves no other file', async () => {
    expect(await (await fetch(`${served.url}..%2Fpackage.json`)).text()).toContain('Harbor CRM');
  });

  it('says when its port is taken', async () => {
    await expect(servePractice(Number(new URL(served.url).port))).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('has one person whose name is hostile', () => {
    const [hostile, ...others] = PRACTICE_PEOPLE.filter(({ name }) => name.length > 10_000);
    expect(hostile?.name).toMatch(/<img.*\u202E/s);
    expect(others).toEqual([]);
  });
});
