import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listen } from './listen.ts';
import { feedRead, noteCreate, problemOf } from './test-client.ts';
import { openWorld, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

describe('the live stream', () => {
  it('pokes everybody in the workspace when somebody pushes', async () => {
    const [rep, marketer] = [await world.join('rep'), await world.join('marketer')];
    const streams = await Promise.all([listen(rep), listen(marketer)]);
    await rep.push(noteCreate(await world.addContact()));
    expect(await Promise.all(streams.map((stream) => stream.nextEvent()))).toEqual(['poke', 'poke']);
    await marketer.pull();
    expect(marketer.rows('notes')).toHaveLength(1);
    await Promise.all(streams.map((stream) => stream.leave()));
  });

  it('pokes only the member whose read mark moved, and nobody for what was refused or came again', async () => {
    const [rep, marketer] = [await world.join('rep'), await world.join('marketer')];
    const note = noteCreate(await world.addContact());
    await rep.push(note);
    const [own, others] = [await listen(rep), await listen(marketer)];
    await rep.push(noteCreate('01985c9c-0000-7000-8000-000000000001'), note);
    await rep.push(feedRead('2026-05-01T00:00:00.000Z'));
    expect(await own.nextEvent()).toBe('poke');
    await world.hub.close();
    expect(await own.nextEvent()).toBeNull();
    expect(await others.nextEvent()).toBeNull();
  });

  it('says nothing to another workspace', async () => {
    const [rep, stranger] = [await world.join('rep'), await world.joinElsewhere('admin')];
    const [own, foreign] = [await listen(rep), await listen(stranger)];
    await rep.push(noteCreate(await world.addContact()));
    expect(await own.nextEvent()).toBe('poke');
    await world.hub.close();
    expect(await foreign.nextEvent()).toBeNull();
  });

  it('ends when the hub shuts down, and does not hold it up', async () => {
    const rep = await world.join('rep');
    const stream = await listen(rep);
    await world.hub.close();
    expect(await stream.nextEvent()).toBeNull();
  });

  it('may be read from any origin, and is not kept by caches', async () => {
    const { response, leave } = await listen(await world.join('rep'));
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    expect(response.headers.get('cache-control')).toContain('no-store');
    await leave();
  });

  it('is counted while it is open', async () => {
    const count = async () =>
      /touchline_live_connections (\d+)/.exec(await (await fetch(`${world.hub.url}/metrics`)).text())?.[1];
    const { leave } = await listen(await world.join('rep'));
    expect(await count()).toBe('1');
    await leave();
    await expect.poll(count).toBe('0');
  });

  it('does not open for HEAD', async () => {
    const rep = await world.join('rep');
    const answer = await rep.account.fetch('/live', { method: 'HEAD' });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
    expect(await (await fetch(`${world.hub.url}/metrics`)).text()).toContain('touchline_live_connections 0');
  });

  it('needs a token', async () => {
    const answer = await fetch(`${world.hub.url}/v1/w/${world.workspace.id}/live`);
    expect(await problemOf(answer)).toEqual({ status: 401, code: 'token_missing' });
  });
});
