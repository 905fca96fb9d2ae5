import { describe, expect, it } from 'vitest';
import { isDisguised, isInPlace } from '#entrypoints/reader/cover-signs.ts';

const usual = {
  opacity: '1',
  filter: 'none',
  transform: 'none',
  display: 'block',
  clip: 'auto',
  clipPath: 'none',
  maskImage: 'none',
  mixBlendMode: 'normal',
  scale: 'none',
  rotate: 'none',
  contentVisibility: 'visible',
  visibility: 'visible',
};
const disguised = (part: Partial<typeof usual>) => isDisguised({ ...usual, ...part } as CSSStyleDeclaration);

describe('a style', () => {
  it.each<Partial<typeof usual>>([
    {},
    { opacity: '0.95' },
    { filter: 'invert(1) hue-rotate(180deg)' },
    { filter: 'invert(0.9) hue-rotate(180deg) contrast(0.9)' },
    { filter: 'brightness(0.9) sepia(0.1) grayscale(1)' },
    { transform: 'matrix(1, 0, 0, 1, -40, 0)' },
  ])('that leaves the panel legible is none: %j', (part) => {
    expect(disguised(part)).toBe(false);
  });

  it.each<Partial<typeof usual>>([
    { opacity: '0.5' },
    { filter: 'blur(2px)' },
    { filter: 'opacity(0.1)' },
    { filter: 'brightness(0)' },
    { filter: 'brightness(12)' },
    { filter: 'contrast(0.1)' },
    { filter: 'invert(0.5)' },
    { filter: 'url("#x")' },
    { transform: 'matrix(0.5, 0, 0, 0.5, 0, 0)' },
    { transform: 'matrix3d(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1)' },
    { clip: 'rect(0px, 0px, 0px, 0px)' },
    { clipPath: 'inset(50%)' },
    { maskImage: 'linear-gradient(black, transparent)' },
    { mixBlendMode: 'difference' },
    { scale: '0.1' },
    { rotate: '180deg' },
    { display: 'none' },
    { visibility: 'hidden' },
    { contentVisibility: 'hidden' },
  ])('that hides or distorts is found: %j', (part) => {
    expect(disguised(part)).toBe(true);
  });
});

describe('the panel’s box', () => {
  const screen = { innerWidth: 1_200, innerHeight: 800 } as Window;
  const box = (left: number, top: number, width: number, height: number) => new DOMRect(left, top, width, height);

  it.each([
    ['at the right edge', box(840, 0, 360, 800), screen, 1],
    ['raised by a pixel', box(840, -1, 360, 801), screen, 1],
    ['over all of a narrow window', box(0, 0, 150, 400), { innerWidth: 150, innerHeight: 400 } as Window, 1],
    ['zoomed a little', box(790, 0, 410, 800), screen, 1.1],
  ])('is in place %s', (_, at, window, zoom) => {
    expect(isInPlace(at, window, zoom)).toBe(true);
  });

  it.each([
    ['half outside', box(1_020, 0, 360, 800), 1],
    ['of one pixel', box(840, 0, 1, 1), 1],
    ['zoomed away', box(1_182, 0, 18, 800), 0.05],
    ['zoomed beyond reading', box(0, 0, 1_200, 800), 5],
  ])('is not in place %s', (_, at, zoom) => {
    expect(isInPlace(at, screen, zoom)).toBe(false);
  });
});
