import jsQR from 'jsqr';

/** Px for each module, so that the decoder has something to find. */
const SCALE = 4;

/** What a camera reads from the QR code in a page of the hub; null when there is none that it can read. */
export function scanned(page: string): string | null {
  const size = Number(/viewBox="0 0 (\d+) /.exec(page)?.[1] ?? 0);
  const width = size * SCALE;
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x, y, length] of page.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    const [left, top, right] = [Number(x), Number(y), Number(x) + Number(length)].map((place) => place * SCALE);
    for (let row = top ?? 0; row < (top ?? 0) + SCALE; row += 1) {
      for (let at = left ?? 0; at < (right ?? 0); at += 1)
        pixels.fill(0, (row * width + at) * 4, (row * width + at) * 4 + 3);
    }
  }
  return width === 0 ? null : (jsQR(pixels, width, width)?.data ?? null);
}
