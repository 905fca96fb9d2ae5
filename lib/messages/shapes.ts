import * as z from 'zod/mini';
import { pageFacts } from '#lib/model/page-facts.ts';
import { pointedRecipe } from '#lib/model/workspace-recipe.ts';
import type { FrameToBackground, PageToBackground, PanelLayout } from './calls.ts';

type Shapes<Map extends Record<string, { say: unknown }>> = { [K in keyof Map]: z.ZodMiniType<Map[K]['say']> };

const nothing: z.ZodMiniType<Record<string, never>> = z.strictObject({});
const document = z.number().check(z.positive());
const px = z.number().check(z.minimum(-20_000), z.maximum(20_000));
const named = z.strictObject({ name: z.string().check(z.maxLength(60)), args: z.unknown() });

export const panelLayout: z.ZodMiniObject<{ [K in keyof PanelLayout]: z.ZodMiniType<PanelLayout[K]> }> = z.strictObject(
  {
    side: z.enum(['left', 'right']),
    mode: z.enum(['overlay', 'push']),
    width: px,
    launcherAt: z.number().check(z.minimum(0), z.maximum(1)),
  },
);

/** The shape of each call that a content script may make. */
export const PAGE_SHAPES: Shapes<PageToBackground> = {
  'page.start': nothing,
  'page.hello': z.strictObject({ document }),
  'page.facts': z.strictObject({ document, sequence: z.int().check(z.nonnegative()), facts: pageFacts }),
  'page.call': z.strictObject({ phone: z.string().check(z.minLength(3), z.maxLength(40)) }),
  'page.dialer': z.strictObject({ origin: z.string().check(z.maxLength(320)), data: z.unknown() }),
  'page.panel': z.strictObject({ width: z.optional(px), side: z.optional(z.enum(['left', 'right'])) }),
  'page.push': z.strictObject({
    name: z.string().check(z.regex(/^t[a-z0-9-]{4,40}$/)),
    side: z.enum(['left', 'right']),
    by: z.int().check(z.positive(), z.maximum(4_000)),
  }),
  'page.pointing': nothing,
  'page.pointed': z.strictObject({ recipe: z.nullable(pointedRecipe) }),
  'page.cover': z.strictObject({ covered: z.boolean(), liftedAt: z.number().check(z.nonnegative()) }),
  'page.launcher': z.strictObject({ at: z.number().check(z.minimum(0), z.maximum(1)) }),
};

/** The shape of each call that a page or frame of ours may make. */
export const FRAME_SHAPES: Shapes<FrameToBackground> = {
  'tab.about': nothing,
  'tab.cover': nothing,
  'panel.set': z.strictObject({
    open: z.optional(z.boolean()),
    focusBar: z.optional(z.boolean()),
    width: z.optional(px),
  }),
  'panel.layout': z.strictObject({
    change: z.optional(z.partial(panelLayout)),
    reset: z.optional(z.boolean()),
  }),
  'launcher.drag': z.strictObject({ dy: px, done: z.boolean() }),
  'tab.choose': z.strictObject({
    email: z.nullable(z.string().check(z.maxLength(320))),
    found: z.optional(z.boolean()),
  }),
  'pointer.start': nothing,
  'pointer.end': z.strictObject({ save: z.boolean() }),
  'call.done': nothing,
  'sync.now': nothing,
  'store.read': named,
  'store.run': named,
};
