import { html } from 'hono/html';
import { encode } from 'uqr';

/** Light modules around the code, without which some cameras don't find it (ISO/IEC 18004). */
const QUIET = 4;
/** Px for each module, at least: a camera reads it from a hand's breadth away. */
const MODULE = 5;

/**
 * A text as a QR code: a picture inside the page, drawn as one path, so that the pages' policy needs no exception. Dark on
 * light in both themes, as cameras want it. `label` says to those who don't see it what it is.
 */
export function qrCode(text: string, label: string) {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET });
  return html`<svg role="img" aria-label="${label}" width="${size * MODULE}" height="${size * MODULE}"
    viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${pathOf(data)}" fill="#000"/></svg>`;
}

/** Each run of dark modules in a row is one box. */
const pathOf = (rows: readonly (readonly boolean[])[]): string =>
  rows
    .map((row, y) =>
      [
        ...row
          .map((dark) => (dark ? '1' : '0'))
          .join('')
          .matchAll(/1+/g),
      ]
        .map(({ index, 0: { length } }) => `M${index} ${y}h${length}v1h-${length}z`)
        .join(''),
    )
    .join('');
