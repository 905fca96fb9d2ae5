import { fireEvent, render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { ExcludedPerson } from '#components/contact/ExcludedPerson.tsx';

it('says who is excluded, hostile characters taken out, and leads to the lists', () => {
  const onOptions = vi.fn();
  render(<ExcludedPerson emails={['ceo@ours.test', 'x\u202e@ours.test']} onOptions={onOptions} />);
  expect(screen.getByText('Excluded: Touchline doesn’t look up this address.')).toBeTruthy();
  expect(screen.getByText(/ceo@ours\.test/).textContent).not.toContain('\u202e');
  fireEvent.click(screen.getByRole('button', { name: 'Open options' }));
  expect(onOptions).toHaveBeenCalledOnce();
});
