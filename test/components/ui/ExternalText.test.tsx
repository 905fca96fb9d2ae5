import { render } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { cleanText, isolated } from '#components/ui/clean-text.ts';
import { ExternalText } from '#components/ui/ExternalText.tsx';
import { HOSTILE_NAMES } from '#test/support/sidebar/people.ts';

const shown = (text: string, max?: number) => {
  const { container } = render(<ExternalText {...(max === undefined ? {} : { max })}>{text}</ExternalText>);
  return container;
};

describe('a hostile name', () => {
  test('of markup is shown as its letters', () => {
    const container = shown(HOSTILE_NAMES.markup);
    expect(container.textContent).toBe(HOSTILE_NAMES.markup);
    expect(container.querySelector('img, b')).toBeNull();
  });

  test('with a right-to-left override loses the override and stands apart from what is around it', () => {
    const container = shown(HOSTILE_NAMES.override);
    expect(container.textContent).toBe('Jane  eoD ');
    expect(container.querySelector('bdi')).not.toBeNull();
  });

  test('of ten thousand letters is cut', () => {
    const container = shown(HOSTILE_NAMES.long, 80);
    expect(container.textContent).toHaveLength(81);
    expect(container.querySelector('bdi')?.title.length).toBeLessThan(1_100);
  });
});

test('names of other scripts keep every letter', () => {
  for (const name of ['Łukasz Żółć', 'محمد علي', 'ส้มโอ', '田中 さくら', 'Zoë 👩‍🚀'])
    expect(cleanText(name, 80)).toBe(name);
});

test('a cut never leaves half a character', () => {
  expect(cleanText('ab👩cd', 3)).toBe('ab…');
});

test('a line break becomes a space', () => {
  expect(cleanText('Jane\nDoe\u2028Junior', 80)).toBe('Jane Doe Junior');
});

test('what goes into a sentence carries its isolation along', () => {
  expect(isolated('\u202eJane', 80)).toBe('\u2068Jane\u2069');
});
