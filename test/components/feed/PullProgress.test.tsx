import { fireEvent, render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { PullProgress } from '#components/feed/PullProgress.tsx';

const show = (paused: boolean) => {
  const asked: boolean[] = [];
  render(<PullProgress progress={{ done: 4_000, total: 10_000, paused }} onPause={(wish) => void asked.push(wish)} />);
  return asked;
};

it('says how many entries are here, of about how many, and can be stopped', () => {
  const asked = show(false);
  expect(screen.getByText('4,000 of about 10,000 entries are here')).toBeDefined();
  expect(screen.getByRole('progressbar', { name: 'Getting the team’s notes' })).toMatchObject({
    value: 4_000,
    max: 10_000,
  });
  fireEvent.click(screen.getByText('Stop'));
  expect(asked).toEqual([true]);
});

it('says where it was stopped, and can go on', () => {
  const asked = show(true);
  expect(screen.getByText('Stopped at 4,000 of about 10,000 entries')).toBeDefined();
  fireEvent.click(screen.getByText('Go on'));
  expect(asked).toEqual([false]);
});
