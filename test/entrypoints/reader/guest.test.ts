import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createGuest } from '#entrypoints/reader/guest.ts';
import type { PanelView } from '#lib/messages/calls.ts';

const layout = { side: 'right', mode: 'overlay', width: 360, launcherAt: 0.5 } as const;
const view = (part: Partial<PanelView>): PanelView => ({ open: false, focus: false, launcher: false, layout, ...part });
const hosts = () => [...document.documentElement.children].filter(({ tagName }) => tagName === 'DIV');

/** The closed root, caught as it is made. */
let root: ShadowRoot | null = null;
let stay: AbortController;
const frames = () => [...(root?.querySelectorAll('iframe') ?? [])];
const seen = () => frames().map(({ src }) => new URL(src).pathname);

beforeEach(() => {
  Object.assign(document, { elementsFromPoint: () => [] });
  stay = new AbortController();
  const attach = Element.prototype.attachShadow;
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element, init) {
    root = attach.call(this, init);
    return root;
  });
  document.body.innerHTML = '<input id="field">';
});
afterEach(() => {
  stay.abort();
  vi.restoreAllMocks();
  root = null;
});

describe('a guest', () => {
  it('leaves no trace before there is something to show', () => {
    createGuest(stay).show(view({}));
    expect(hosts()).toEqual([]);
  });

  it('is one DIV with a closed root, beside the body', () => {
    createGuest(stay).show(view({ open: true, launcher: true }));
    expect(hosts()).toHaveLength(1);
    expect(hosts()[0]?.shadowRoot).toBeNull();
    expect(document.querySelectorAll('iframe')).toHaveLength(0);
    expect(seen()).toEqual(['/sidebar.html']);
  });

  it('makes each frame when it is first shown', () => {
    const { show } = createGuest(stay);
    show(view({ launcher: true }));
    expect(seen()).toEqual(['/launcher.html']);
    show(view({ launcher: true, open: true }));
    expect(seen()).toEqual(['/launcher.html', '/sidebar.html']);
  });

  it('makes no launcher beside an open panel before the panel is closed', () => {
    const { show } = createGuest(stay);
    show(view({ launcher: true, open: true }));
    expect(seen()).toEqual(['/sidebar.html']);
    show(view({ launcher: true }));
    expect(seen()).toEqual(['/sidebar.html', '/launcher.html']);
  });

  it('keeps the frame of a closed panel, so that nothing typed there is lost', () => {
    const { show } = createGuest(stay);
    show(view({ open: true }));
    const [frame] = frames();
    show(view({}));
    show(view({ open: true }));
    expect(frames()).toEqual([frame]);
  });

  it('gives the focus back to where it was', () => {
    const field = document.getElementById('field');
    field?.focus();
    const { show } = createGuest(stay);
    show(view({ open: true, focus: true }));
    const active = vi.spyOn(document, 'activeElement', 'get').mockReturnValue(hosts()[0] ?? null);
    const focused = vi.spyOn(HTMLElement.prototype, 'focus');
    show(view({}));
    active.mockRestore();
    expect(focused.mock.contexts).toContain(field);
  });

  it('comes back when the page throws it out', () => {
    const { show } = createGuest(stay);
    show(view({ open: true }));
    hosts()[0]?.remove();
    show(view({ open: true }));
    expect(hosts()).toHaveLength(1);
  });

  it('leaves without a trace, and does not come back', () => {
    const { show } = createGuest(stay);
    show(view({ open: true, launcher: true }));
    stay.abort();
    expect(hosts()).toEqual([]);
    show(view({ open: true }));
    expect(hosts()).toEqual([]);
  });

  it('leaves by itself when its extension is gone', () => {
    vi.useFakeTimers();
    createGuest(stay).show(view({ open: true }));
    const { id } = fakeBrowser.runtime;
    Object.assign(fakeBrowser.runtime, { id: undefined });
    vi.advanceTimersByTime(2_500);
    Object.assign(fakeBrowser.runtime, { id });
    vi.useRealTimers();
    expect(stay.signal.aborted).toBe(true);
    expect(hosts()).toEqual([]);
  });
});

describe('the launcher', () => {
  const top = () => frames()[0]?.style.top;

  it('follows the drag, and cannot leave the window', () => {
    const { show, dragLauncher } = createGuest(stay);
    show(view({ launcher: true }));
    expect(top()).toContain('* 0.5');
    dragLauncher({ dy: 100_000, done: false });
    expect(top()).toContain('* 1)');
    dragLauncher({ dy: -100_000, done: false });
    expect(top()).toContain('* 0)');
  });

  it('is told to the background when it is let go', () => {
    const sent = vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockResolvedValue(undefined);
    const { show, dragLauncher } = createGuest(stay);
    show(view({ launcher: true }));
    dragLauncher({ dy: 10, done: false });
    expect(sent).not.toHaveBeenCalled();
    dragLauncher({ dy: -100_000, done: true });
    expect(sent).toHaveBeenCalledWith({ call: 'page.launcher', say: { at: 0 } });
  });

  it('stays where it was dropped while the background still speaks of the place before', async () => {
    let answer: (back: unknown) => void = () => {};
    vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockReturnValue(new Promise((done) => (answer = done)) as never);
    const { show, dragLauncher } = createGuest(stay);
    show(view({ launcher: true }));
    dragLauncher({ dy: 100_000, done: true });
    show(view({ launcher: true }));
    expect(top()).toContain('* 1)');
    answer({ ok: true, back: null });
    await new Promise((done) => setTimeout(done));
    show(view({ launcher: true }));
    expect(top()).toContain('* 0.5');
  });
});
