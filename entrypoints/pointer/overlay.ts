import { t } from '#lib/browser/i18n.ts';

const INK = '#e8eaee';
const FONT = 'font: 13px/1.45 system-ui, sans-serif; color: inherit;';
const LOOK = {
  box: 'position: fixed; pointer-events: none; box-sizing: border-box; border-radius: 3px;',
  open: 'border: 2px dashed #868e9c;',
  holds: 'border: 2px solid #0b6b5d; background: rgb(11 107 93 / 0.12);',
  bar: `all: initial; position: fixed; left: 0; right: 0; margin: auto; width: min(480px, calc(100vw - 32px)); box-sizing: border-box; display: flex; flex-wrap: wrap; gap: 4px 8px; align-items: center; padding: 12px 16px; border-radius: 10px; background: #16181c; border: 1px solid #6d7686; outline: 0; font: 13px/1.45 system-ui, sans-serif; color: ${INK};`,
  step: `${FONT} flex: 1 1 200px; margin: 0; font-weight: 600;`,
  said: `${FONT} flex-basis: 100%; margin: 0; min-height: 19px; overflow-wrap: anywhere;`,
  keys: 'font: 12px/1.45 system-ui, sans-serif; color: #a2abb9; flex-basis: 100%; margin: 0;',
  button: `${FONT} min-height: 28px; padding: 2px 10px; border-radius: 6px; border: 1px solid #868e9c; background: transparent; cursor: pointer;`,
};
const HOST = ['all: initial', 'position: fixed', 'top: 0', 'left: 0', 'width: 0', 'height: 0', 'z-index: 2147483647']
  .map((rule) => `${rule} !important`)
  .join(';');
/** Height in px that the bar takes at the window's edge. */
const BAR = 150;

export type Overlay = ReturnType<typeof createOverlay>;

/** What the pointer shows over the page: a box around an element, and a bar with the step. In a closed shadow root. */
export function createOverlay(document: Document, signal: AbortSignal) {
  const host = document.createElement('div');
  host.style.cssText = HOST;
  const root = host.attachShadow({ mode: 'closed' });
  const make = (tag: 'div' | 'p' | 'button', style: string, text = '') => {
    const element = document.createElement(tag);
    element.style.cssText = style;
    element.textContent = text;
    return element;
  };
  const box = make('div', LOOK.box);
  const bar = make('div', LOOK.bar);
  const step = make('p', LOOK.step);
  const said = make('p', LOOK.said);
  const skip = make('button', LOOK.button, t('pointer.skip'));
  const leave = make('button', LOOK.button, t('pointer.leave'));
  said.setAttribute('role', 'status');
  said.dir = 'auto';
  bar.setAttribute('role', 'dialog');
  bar.setAttribute('aria-label', t('pointer.title'));
  bar.tabIndex = -1;
  bar.append(step, skip, leave, said, make('p', LOOK.keys, t('pointer.keys')));
  root.append(box, bar);
  const focusBefore = document.activeElement;
  document.documentElement.append(host);
  const end = () => {
    host.remove();
    if (focusBefore instanceof HTMLElement) focusBefore.focus({ preventScroll: true });
  };
  signal.addEventListener('abort', end, { once: true });

  const place = (atTop: boolean) => {
    bar.style.top = atTop ? '16px' : 'auto';
    bar.style.bottom = atTop ? 'auto' : '16px';
  };
  return {
    host,
    skip,
    leave,
    /** The step's question, whether it can be skipped, and what there is to say about the last one. */
    ask(question: string, skippable: boolean, note: string): void {
      step.textContent = question;
      skip.style.display = skippable ? 'inline-block' : 'none';
      said.textContent = note;
      box.style.display = 'none';
      place(false);
      bar.focus({ preventScroll: true });
    },
    say(text: string): void {
      if (said.textContent !== text) said.textContent = text;
    },
    /** A box around an element, firm when it holds what is asked for. The bar steps out of its way. */
    frame(rect: DOMRect | null, holds: boolean): void {
      box.style.cssText = LOOK.box + (holds ? LOOK.holds : LOOK.open);
      box.style.display = rect ? 'block' : 'none';
      if (!rect) return;
      const at = { left: rect.x - 3, top: rect.y - 3, width: rect.width + 6, height: rect.height + 6 };
      for (const [side, px] of Object.entries(at)) box.style.setProperty(side, `${px}px`);
      place(rect.bottom > innerHeight - BAR && rect.top > BAR);
    },
  };
}
