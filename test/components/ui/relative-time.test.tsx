import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { RelativeTime } from '#components/ui/RelativeTime.tsx';
import { exactTime, relativeTime } from '#components/ui/relative-time.ts';

const NOW = Date.UTC(2026, 2, 10, 12);
const HOUR = 3_600_000;

test.each([
  [NOW - 20_000, 'now'],
  [NOW - 5 * 60_000, '5m ago'],
  [NOW - 3 * HOUR, '3h ago'],
  [NOW - 49 * HOUR, '2d ago'],
  [NOW + 2 * HOUR, 'in 2h'],
  [NOW - 8 * 24 * HOUR, 'Mar 2'],
  [NOW - 400 * 24 * HOUR, 'Feb 3, 2025'],
])('%d is said as %s', (at, words) => {
  expect(relativeTime(at, NOW, 'en')).toBe(words);
});

test('the words are those of the language', () => {
  expect(relativeTime(NOW - 3 * HOUR, NOW, 'de')).toBe('vor 3 Std.');
});

test('the exact moment stands on hover and is what screen readers hear', () => {
  const at = new Date(2026, 2, 3, 9, 12).getTime();
  render(<RelativeTime at={at} />);
  const exact = exactTime(at, 'en');
  expect(exact).toMatch(/Tuesday, March 3, 2026.*9:12/);
  expect(screen.getByTitle(exact).textContent).toContain(exact);
});

test('a moment that can’t be read shows nothing', () => {
  const { container } = render(<RelativeTime at="soon" />);
  expect(container.textContent).toBe('');
});
