// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Bus, createInProcessBus, type Poke } from '#server/sync/bus.ts';
import { createBusBetweenHubs, readPoke, writePoke } from '#server/sync/bus-between-hubs.ts';
import { natsOptions } from '#server/sync/bus-nats.ts';

const WORKSPACE = '01985c9c-0000-7000-8000-000000000001';
const OTHER = '01985c9c-0000-7000-8000-000000000002';
const MEMBER = '01985c9c-0000-7000-8000-000000000003';
const poke: Poke = { workspaceId: WORKSPACE, memberId: null };

/** A way that a test opens, breaks and listens to. */
function openTestWay() {
  const sent: string[][] = [];
  const way = { open: true, fails: false, hear: (_text: string) => {}, reopen: () => {} };
  const bus = createBusBetweenHubs(({ onText, onOpen }) => {
    way.hear = onText;
    way.reopen = onOpen;
    return {
      async send(texts) {
        if (way.fails) throw new Error('broken');
        sent.push([...texts]);
      },
      isOpen: () => way.open,
      close: async () => {},
    };
  });
  return { bus, sent, way };
}

function heardOn(bus: Bus): Poke[] {
  const heard: Poke[] = [];
  bus.subscribe((one) => heard.push(one), new AbortController().signal);
  return heard;
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const soon = () => vi.advanceTimersByTimeAsync(20);

describe('a poke of this hub', () => {
  it('wakes its own listeners at once, and only once', async () => {
    const { bus } = openTestWay();
    const heard = heardOn(bus);
    bus.publish(poke);
    expect(heard).toEqual([poke]);
    await soon();
    expect(heard).toEqual([poke]);
  });

  it('goes to the others together with those that come in the same moment, each but once', async () => {
    const { bus, sent } = openTestWay();
    for (let push = 0; push < 100; push += 1) bus.publish(poke);
    bus.publish({ workspaceId: WORKSPACE, memberId: MEMBER });
    bus.publish({ workspaceId: OTHER, memberId: null });
    await soon();
    expect(sent).toEqual([[`${WORKSPACE} *`, `${WORKSPACE} ${MEMBER}`, `${OTHER} *`]]);
  });

  it('waits for a broken way, whichever way it broke, and goes when that opens again', async () => {
    const { bus, sent, way } = openTestWay();
    way.open = false;
    bus.publish(poke);
    await soon();
    expect([bus.state(), sent]).toEqual(['away', []]);
    way.open = true;
    way.fails = true;
    way.reopen();
    await soon();
    expect(sent).toEqual([]);
    way.fails = false;
    way.reopen();
    await soon();
    expect([bus.state(), sent]).toEqual(['connected', [[`${WORKSPACE} *`]]]);
  });

  it('makes room for the newest when the way stays broken', async () => {
    const { bus, sent, way } = openTestWay();
    way.open = false;
    const workspaces = Array.from({ length: 10_001 }, (_, n) => `01985c9c-0000-7000-8000-${`${n}`.padStart(12, '0')}`);
    for (const workspaceId of workspaces) bus.publish({ workspaceId, memberId: null });
    way.open = true;
    way.reopen();
    await soon();
    expect(sent[0]).toEqual(workspaces.slice(1).map((id) => `${id} *`));
  });
});

describe('what comes from another hub', () => {
  it('wakes the listeners here', () => {
    const { bus, way } = openTestWay();
    const heard = heardOn(bus);
    way.hear(`${WORKSPACE} ${MEMBER}`);
    expect(heard).toEqual([{ workspaceId: WORKSPACE, memberId: MEMBER }]);
  });

  it.each(['', '*', WORKSPACE, `${WORKSPACE} me`, `${WORKSPACE} * *`, '{"w":1}'])(
    'is left alone when it is %j',
    (text) => {
      const { bus, way } = openTestWay();
      const heard = heardOn(bus);
      way.hear(text);
      expect(heard).toEqual([]);
    },
  );

  it('reads as it was written', () => {
    for (const memberId of [null, MEMBER])
      expect(readPoke(writePoke({ ...poke, memberId }))).toEqual({ ...poke, memberId });
  });
});

it('a hub by itself has nobody to tell', async () => {
  const bus = createInProcessBus();
  const heard = heardOn(bus);
  bus.publish(poke);
  expect([bus.state(), heard]).toEqual(['alone', [poke]]);
});

describe('the address of NATS', () => {
  it.each([
    ['nats://one', { servers: ['one'] }],
    ['nats://one:4333,nats://two:4333', { servers: ['one:4333', 'two:4333'] }],
    ['nats://s3cr%2Ft@one', { servers: ['one'], token: 's3cr/t' }],
    ['nats://me:pass%40word@one', { servers: ['one'], user: 'me', pass: 'pass@word' }],
    ['tls://me:pw@one:443', { servers: ['one:443'], user: 'me', pass: 'pw', tls: {} }],
  ])('%s says where to go and with what', (url, options) => {
    expect(natsOptions(url)).toEqual(options);
  });
});
