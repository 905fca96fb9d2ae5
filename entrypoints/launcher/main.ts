import { browser } from 'wxt/browser';
import { BAND_SHAPES } from '#components/ui/band-shapes.ts';
import { applyLanguage, t } from '#lib/browser/i18n.ts';
import { applyTheme } from '#lib/browser/theme.ts';
import { guardFrame } from '#lib/guard/guard-frame.ts';
import type { TabAbout } from '#lib/messages/calls.ts';
import { sendFromFrame } from '#lib/messages/send.ts';
import { FRAMES_NEED_TELLING, onTabChanged } from '#lib/messages/tab-changed.ts';
import type { Band } from '#lib/model/score.ts';
import { draggable } from './draggable.ts';

const SVG = 'http://www.w3.org/2000/svg';
/** The mark for a person whose band is not known here yet: a plain ring. */
const NO_BAND = { path: 'M5 1.1a3.9 3.9 0 1 1 0 7.8a3.9 3.9 0 1 1 0-7.8z', dashed: false };

function draw(button: HTMLElement, known: TabAbout['known']): void {
  const band = known?.band ?? null;
  button.dataset.band = band ?? 'none';
  button.dataset.waiting = `${known?.waiting ?? false}`;
  button.ariaLabel = [t('launcher.open'), band && t(`band.${band}`)].filter(Boolean).join(', ');
  button.title = button.ariaLabel;
  button.replaceChildren(mark(band));
}

function mark(band: Band | null): SVGElement {
  const { path: d, dashed } = band ? BAND_SHAPES[band] : NO_BAND;
  const svg = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  const attributes = { width: '14', height: '14', viewBox: '0 0 10 10', 'aria-hidden': 'true' };
  for (const [name, value] of Object.entries(attributes)) svg.setAttribute(name, value);
  path.setAttribute('d', d);
  path.setAttribute('fill', band && !dashed ? 'currentColor' : 'none');
  path.setAttribute('stroke', 'currentColor');
  if (dashed) path.setAttribute('stroke-dasharray', '2.2 1.5');
  svg.append(path);
  return svg;
}

function followTab(tabId: number, onAbout: (about: TabAbout) => void): void {
  if (FRAMES_NEED_TELLING) {
    const ask = async () => {
      const answer = await sendFromFrame('tab.about', {});
      if (answer.ok && answer.back) onAbout(answer.back);
    };
    onTabChanged(() => void ask(), new AbortController().signal);
  } else {
    browser.storage.session.onChanged.addListener((changes) => {
      const now = changes[`tab:${tabId}`]?.newValue as TabAbout | undefined;
      if (now) onAbout(now);
    });
  }
}

async function start(button: HTMLElement): Promise<void> {
  applyLanguage(document);
  guardFrame(window, () => {}, new AbortController().signal);
  const answer = await sendFromFrame('tab.about', {});
  applyTheme(document);
  const about = answer.ok ? answer.back : null;
  if (!about) return;
  draw(button, about.known);
  followTab(about.tabId, ({ known }) => draw(button, known));
  draggable(button, {
    onDrag: (dy, done) => void sendFromFrame('launcher.drag', { dy, done }),
    onClick: () => void sendFromFrame('panel.set', { open: true }),
  });
}

const button = document.getElementById('launcher');
if (button) void start(button);
