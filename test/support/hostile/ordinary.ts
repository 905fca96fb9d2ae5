/** What ordinary pages do, none of which covers the panel; run in the page, where `hostile` helps (in-page.ts). */
const fixed = (place: string, z: number, size = 'width: 60px; height: 60px') =>
  `hostile.add('div', 'position: fixed; ${place}; z-index: ${z}; ${size}; background: #48c')`;

export const ORDINARY: readonly { name: string; script: string }[] = [
  { name: 'nothing special', script: '' },
  { name: 'a sticky head', script: fixed('inset: 0 0 auto 0', 1_000, 'height: 56px') },
  { name: 'a chat widget where the panel is', script: fixed('right: 20px; bottom: 20px', 2_147_483_647) },
  {
    name: 'a chat window where the panel is',
    script: fixed('right: 20px; bottom: 90px', 2_147_483_647, 'width: 370px; height: 500px'),
  },
  { name: 'a cookie banner along the bottom', script: fixed('inset: auto 0 0 0', 2_147_483_000, 'height: 120px') },
  { name: 'a veil over the whole page', script: fixed('inset: 0', 99_999, 'opacity: 0.4') },
  {
    name: 'a toast in the top layer, at the other side',
    script: `{ const toast = hostile.add('div', 'inset: auto auto 20px 20px; margin: 0'); toast.textContent = 'Saved'; toast.popover = 'manual'; toast.showPopover(); }`,
  },
  {
    name: 'a menu in the top layer, at the other side',
    script: `{ const menu = hostile.add('div', 'inset: 80px auto auto 40px; margin: 0'); menu.textContent = 'Edit'; menu.popover = 'auto'; menu.showPopover(); }`,
  },
  {
    name: 'a dialog that isn’t modal',
    script: `hostile.add('dialog', 'position: fixed; inset: 30px; margin: 0; width: 400px').show()`,
  },
  {
    name: 'a transform on the body',
    script: `hostile.set(document.body, 'transform', 'translateX(-40px) scale(0.98)')`,
  },
  {
    name: 'opacity and a filter on the body',
    script: `hostile.set(document.body, 'opacity', '0.5'); hostile.set(document.body, 'filter', 'blur(4px)')`,
  },
  {
    name: 'dark mode by a filter',
    script: `hostile.set(document.documentElement, 'filter', 'invert(1) hue-rotate(180deg)')`,
  },
  {
    name: 'a dimming extension',
    script: `hostile.set(document.documentElement, 'filter', 'brightness(0.9) contrast(0.95) sepia(0.1)')`,
  },
  { name: 'a page zoomed out by its style', script: `hostile.set(document.documentElement, 'zoom', '0.9')` },
  {
    name: 'a layer of its own for the root',
    script: `hostile.set(document.documentElement, 'transform', 'translateZ(0)'); hostile.set(document.documentElement, 'will-change', 'transform')`,
  },
  { name: 'a root that nearly shows', script: `hostile.set(document.documentElement, 'opacity', '0.99')` },
  {
    name: 'styles for every frame, DIV and popover',
    script: `hostile.css('iframe { display: none !important } div { opacity: 0.3 !important; transform: scale(0.5) !important } [popover] { display: none !important }')`,
  },
  {
    name: 'a root that does not scroll',
    script: `hostile.set(document.documentElement, 'overflow', 'hidden'); hostile.set(document.documentElement, 'height', '100%')`,
  },
  {
    name: 'right to left, and large letters',
    script: `hostile.set(document.documentElement, 'direction', 'rtl'); hostile.set(document.documentElement, 'font-size', '24px')`,
  },
  {
    name: 'a clock that writes into the page, and elements that come and go',
    script: `{ const clock = hostile.add('output', ''); const timer = setInterval(() => { clock.textContent = Date.now(); document.body.append(document.createElement('hr')); document.body.lastChild.remove(); }, 20); hostile.undo.push(() => clearInterval(timer)); }`,
  },
  {
    name: 'a narrower page beside the panel',
    script: `hostile.set(document.documentElement, 'width', 'calc(100% - 360px)')`,
  },
  {
    name: 'a frame and a video in the page',
    script: `hostile.add('iframe', 'position: fixed; inset: 0; width: 100%; height: 100%; z-index: 9'); hostile.add('video', 'position: absolute; right: 0; width: 400px; height: 300px')`,
  },
];
