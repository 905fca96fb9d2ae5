/** A way in which a page can hide, cover or distort the panel and still let a click through to it. */
export type Way = {
  name: string;
  /** Run in the page, where `hostile` helps (in-page.ts). */
  script: string;
  /** Run right before the click: what hid the panel until then goes. */
  reveal?: string;
  /** By how much the panel's contents are shrunk or grown where they are clicked. */
  zoom?: number;
  /** The page put our host elsewhere, so the frame in it loads anew. */
  reloads?: boolean;
};

/** Properties that hide, fade, clip, mask, blend or distort what stands in the element. */
const DISGUISES: [property: string, value: string][] = [
  ['opacity', '0'],
  ['opacity', '0.01'],
  ['opacity', '0.5'],
  ['filter', 'opacity(0)'],
  ['filter', 'opacity(0.2)'],
  ['filter', 'blur(30px)'],
  ['filter', 'brightness(0)'],
  ['filter', 'brightness(9)'],
  ['filter', 'contrast(0)'],
  ['filter', 'invert(0.5)'],
  ['filter', 'url(#nowhere)'],
  ['clip-path', 'inset(50%)'],
  ['clip-path', 'circle(0px)'],
  ['clip-path', 'polygon(0 0, 10px 0, 0 10px)'],
  ['mask-image', 'linear-gradient(transparent, transparent)'],
  ['mask-image', 'radial-gradient(black 10px, transparent 11px)'],
  ['mix-blend-mode', 'difference'],
  ['mix-blend-mode', 'multiply'],
  ['transform', 'scale(0.05)'],
  ['transform', 'scale(6)'],
  ['transform', 'scaleX(-1)'],
  ['transform', 'rotate(90deg)'],
  ['transform', 'skewX(60deg)'],
  ['transform', 'perspective(9px) rotateY(70deg)'],
  ['scale', '0.05'],
  ['rotate', '180deg'],
];

const ELEMENTS = { root: 'document.documentElement', host: 'hostile.host()' };

const disguises: Way[] = Object.entries(ELEMENTS).flatMap(([element, found]) =>
  DISGUISES.flatMap(([property, value]) => {
    const name = `${property}: ${value} on the ${element}`;
    const said = `${JSON.stringify(property)}, ${JSON.stringify(value)}`;
    const ways = [
      { name: `${name}, by its style`, script: `hostile.set(${found}, ${said})` },
      { name: `${name}, by an animation`, script: `hostile.animate(${found}, ${said})` },
    ];
    const sheet = { name: `${name}, by a style sheet`, script: `hostile.css('html { ${property}: ${value} }')` };
    return element === 'root' ? [...ways, sheet] : ways;
  }),
);

/** Parts of the window, the panel being 360 px wide at its right edge. */
const COVERAGES = {
  'the window': 'inset: 0; width: 100vw; height: 100vh',
  'the panel': 'inset: 0 0 0 auto; width: 360px; height: 100vh',
  'the panel’s head': 'inset: 0 0 auto auto; width: 360px; height: 120px',
  'half of the panel': 'inset: 0 180px 0 auto; width: 180px; height: 100vh',
  'all but a hole at the button':
    'inset: 0; width: 100vw; height: 100vh; clip-path: polygon(evenodd, 0 0, 100% 0, 100% 100%, 0 100%, 0 0, calc(100% - 360px) calc(100% - 110px), 100% calc(100% - 110px), 100% calc(100% - 60px), calc(100% - 360px) calc(100% - 60px))',
};
const LOOKS = {
  white: 'background: #fff',
  'a gradient': 'background: linear-gradient(45deg, #cdf, #fdc)',
  'half transparent': 'background: rgb(255 255 255 / 0.5)',
  blurring: 'background: transparent; backdrop-filter: blur(20px)',
};
const THROUGH = 'margin: 0; padding: 0; border: 0; max-width: none; max-height: none; pointer-events: none';

const popover = (tag: string, style: string, where: string) =>
  `{ const top = hostile.add('${tag}', ${JSON.stringify(style)}, '${where}'); top.popover = 'manual'; top.showPopover(); }`;

const overlays: Way[] = Object.entries(COVERAGES).flatMap(([part, place]) =>
  Object.entries(LOOKS).flatMap(([look, painted]) =>
    (['page', 'open', 'closed'] as const).map((where) => ({
      name: `a popover over ${part}, ${look}${where === 'page' ? '' : `, in a shadow root (${where})`}`,
      script: popover(look === 'white' ? 'iframe' : 'div', `${place}; ${painted}; ${THROUGH}`, where),
    })),
  ),
);

const SMALL = `inset: 0 auto auto 0; width: 1px; height: 1px; ${THROUGH}`;
const backdrops: Way[] = ['#fff', 'rgb(0 0 0 / 0.6)', 'linear-gradient(#000, #fff)'].map((background) => ({
  name: `the backdrop of a popover of 1 px, ${background}`,
  script: `hostile.css('.small::backdrop { background: ${background}; pointer-events: none }'); ${popover('div', SMALL, 'page').replace('top.popover', "top.className = 'small'; top.popover")}`,
}));

const groups = ['root', 'shown'].flatMap((group) =>
  ['opacity: 0', 'transform: translateX(50px)', 'background: #fff'].map((look): Way => {
    const named = group === 'root' ? '' : 'hostile.set(document.body, "view-transition-name", "shown");';
    return {
      name: `a view transition of ${group}, ${look}`,
      script: `${named} hostile.css('::view-transition { pointer-events: none; background: #fff } ::view-transition-group(*) { animation-duration: 1000s; pointer-events: none } ::view-transition-group(${group}) { ${look} }');
        { const moving = document.startViewTransition(() => {}); hostile.undo.push(() => moving.skipTransition()); }`,
    };
  }),
);

const zooms: Way[] = [0.05, 0.2, 0.4].map((zoom) => ({
  name: `zoom: ${zoom} on the root`,
  script: `hostile.set(document.documentElement, 'zoom', '${zoom}')`,
  zoom,
}));

/** What hid the panel for a while goes away right before the click, as it does between the two halves of a double click. */
const LATE = 'hostile.undo.splice(0).reverse().forEach((undo) => undo())';
const hidings: Record<string, string> = {
  'a popover': popover('div', `${COVERAGES['the window']}; ${LOOKS.white}; ${THROUGH}`, 'page'),
  'a popover in a closed root': popover('div', `${COVERAGES['the window']}; ${LOOKS.white}; ${THROUGH}`, 'closed'),
  'a decoy that takes clicks': popover(
    'div',
    `${COVERAGES['the panel']}; background: #fff; margin: 0; border: 0`,
    'page',
  ),
  'a modal dialog': `{ const top = hostile.add('dialog', ''); top.showModal(); hostile.undo.push(() => top.close()); }`,
  'opacity on the host': `hostile.set(hostile.host(), 'opacity', '0')`,
  'no display of the host': `hostile.set(hostile.host(), 'display', 'none')`,
  'no display of the root': `hostile.set(document.documentElement, 'display', 'none')`,
  'content-visibility of the root': `hostile.set(document.documentElement, 'content-visibility', 'hidden')`,
};
const reveals: Way[] = Object.entries(hidings).map(([what, script]) => ({
  name: `${what} until right before the click`,
  script,
  reveal: LATE,
}));

/** Our host in an element of the page's: its frame leaves the top layer, and what the page does to its own applies. */
const moves: Way[] = [
  '',
  'opacity: 0.01',
  'transform: scale(0.9)',
  'filter: blur(9px)',
  'mix-blend-mode: difference',
].map((style) => ({
  name: `our host inside an element of the page’s, ${style || 'as it is'}`,
  script: `{ const box = hostile.add('section', ${JSON.stringify(style)}); const host = hostile.host(); hostile.moved = host; box.append(host); hostile.undo.push(() => document.documentElement.append(host)); }`,
  reloads: true,
}));

export const WAYS: readonly Way[] = [
  ...disguises,
  ...overlays,
  ...backdrops,
  ...groups,
  ...zooms,
  ...reveals,
  ...moves,
];
