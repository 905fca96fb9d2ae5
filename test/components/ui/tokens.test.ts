import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contrast, difference, type Rgb, rgb, SIGHTS } from './colour.ts';

const css = readFileSync('components/ui/tokens.css', 'utf8');

/** The two values of a colour token. */
function token(name: string): { light: Rgb; dark: Rgb } {
  const [, light, dark] = new RegExp(`--color-${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(css) ?? [];
  if (!light || !dark) throw new Error(`no colour token ${name}`);
  return { light: rgb(light), dark: rgb(dark) };
}

const BANDS = ['hot', 'warm', 'cool', 'cold'];
const TEXT = [...BANDS, 'ink', 'muted', 'accent', 'danger', 'good'];
const pairs = BANDS.flatMap((a, at) => BANDS.slice(at + 1).map((b) => [a, b] as const));

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  test.each(TEXT)('%s can be read on every surface', (name) => {
    expect(contrast(token(name)[theme], token('canvas')[theme])).toBeGreaterThanOrEqual(4.5);
    expect(contrast(token(name)[theme], token('raised')[theme])).toBeGreaterThanOrEqual(4.5);
  });

  test('the filled button can be read', () => {
    expect(contrast(token('on-accent')[theme], token('accent')[theme])).toBeGreaterThanOrEqual(4.5);
  });

  test('the outline of a control can be seen', () => {
    expect(contrast(token('edge')[theme], token('canvas')[theme])).toBeGreaterThanOrEqual(3);
    expect(contrast(token('edge')[theme], token('raised')[theme])).toBeGreaterThanOrEqual(3);
  });

  test.each(Object.keys(SIGHTS))('bands stand apart with %s sight', (sight) => {
    for (const [a, b] of pairs) expect(difference(token(a)[theme], token(b)[theme], sight)).toBeGreaterThan(0.1);
  });
});

test('no length is in rem or em, and the theme leans on nothing outside it', () => {
  expect(css.replaceAll(/\/\*[\s\S]*?\*\//g, '')).not.toMatch(/\d(rem|em)\b/);
});
