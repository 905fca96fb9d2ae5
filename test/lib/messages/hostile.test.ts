import fc from 'fast-check';
import { beforeEach, expect, it, vi } from 'vitest';
import browser, { type Runtime } from 'webextension-polyfill';
import { type FrameHandlers, type PageHandlers, receive } from '#lib/messages/receive.ts';
import { FRAME_SHAPES, PAGE_SHAPES } from '#lib/messages/shapes.ts';

const RUNS = 2_000;
const FACTS = { site: 'crm.test', recipe: null, record: null, people: [], phones: [] };
const SOUND: Record<string, unknown> = {
  'page.start': {},
  'page.hello': { document: 1 },
  'page.facts': { document: 1, sequence: 0, facts: FACTS },
  'page.call': { phone: '+14155550111' },
  'page.dialer': { origin: 'https://phone.aircall.io', data: { name: 'x' } },
  'page.panel': { side: 'left' },
  'page.cover': { covered: true, liftedAt: 0 },
  'page.launcher': { at: 0.5 },
};

let hear: (message: unknown, sender: Runtime.MessageSender) => Promise<unknown>;
const reached = vi.fn<(call: string, say: unknown) => null>(() => null);
const unhandled = vi.fn();

const every = <T>(shapes: object): T =>
  Object.fromEntries(Object.keys(shapes).map((call) => [call, (say: unknown) => reached(call, say)])) as T;

beforeEach(() => {
  reached.mockClear();
  const add = vi.spyOn(browser.runtime.onMessage, 'addListener');
  receive({ page: every<PageHandlers>(PAGE_SHAPES), frame: every<FrameHandlers>(FRAME_SHAPES) });
  hear = add.mock.calls.at(-1)?.[0] as unknown as typeof hear;
});

/** A tab of its own for each message: the cap on a tab's rate must not do the other checks' work. */
let tab = 0;
const fromPage = () => {
  tab += 1;
  return { id: browser.runtime.id, url: 'https://crm.test/1', frameId: 0, tab: { id: tab } } as Runtime.MessageSender;
};

const circle: Record<string, unknown> = { call: 'page.start' };
circle.say = circle;

const junk = fc.oneof(
  fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true, withSparseArray: true }),
  fc.constantFrom(circle, null, undefined, Number.NaN, -1, '', '__proto__', 'x'.repeat(70_000), { toJSON: 1 }),
);
const name = fc.oneof(
  fc.constantFrom(...Object.keys(SOUND), ...Object.keys(FRAME_SHAPES), '__proto__', 'constructor', 'toString'),
  fc.string(),
);

/** One place of a sound message, anywhere inside it, holds something else. */
function mutate(value: unknown, path: number[], other: unknown): unknown {
  const [step = 0, ...rest] = path;
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  const key = keys[step % Math.max(1, keys.length)];
  if (path.length === 0 || key === undefined) return other;
  return { ...(value as object), [key]: mutate((value as Record<string, unknown>)[key], rest, other) };
}
const mutated = fc
  .tuple(fc.constantFrom(...Object.entries(SOUND)), fc.array(fc.nat(9), { minLength: 1, maxLength: 4 }), junk)
  .map(([[call, say], path, other]) => mutate({ call, say }, path, other));

const message = fc.oneof(junk, fc.record({ call: name, say: junk }), mutated, fc.dictionary(fc.string(), junk));

it(`${RUNS} mutated messages of a page reach no handler but by a sound shape, no frame's call at all, and break nothing`, async () => {
  process.on('unhandledRejection', unhandled);
  const property = fc.asyncProperty(message, async (said) => {
    reached.mockClear();
    const answer = await hear(said, fromPage());
    expect(answer).toHaveProperty('ok');
    for (const [call, say] of reached.mock.calls) {
      expect(Object.keys(PAGE_SHAPES)).toContain(call);
      expect(PAGE_SHAPES[call as keyof typeof PAGE_SHAPES].safeParse(say).success).toBe(true);
    }
    if (reached.mock.calls.length === 0) expect(answer).toMatchObject({ ok: false });
  });
  await fc.assert(property, { numRuns: RUNS });
  await new Promise((turn) => setTimeout(turn));
  process.off('unhandledRejection', unhandled);
  expect(unhandled).not.toHaveBeenCalled();
  expect({}).not.toHaveProperty('polluted');
});

it('sound messages reach their handlers, so that the trial above tries something', async () => {
  for (const [call, say] of Object.entries(SOUND)) await hear({ call, say }, fromPage());
  expect(reached.mock.calls.map(([call]) => call)).toEqual(Object.keys(SOUND));
});
