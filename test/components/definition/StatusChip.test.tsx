import { render, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { StatusChip } from '#components/definition/StatusChip.tsx';
import { MQL, MQL_CHECK } from './states.ts';

describe('StatusChip', () => {
  it('opens the definition with one press, by the browser’s own popover', () => {
    const { container } = render(<StatusChip status="mql" definition={MQL} check={MQL_CHECK} />);
    const button = screen.getByRole('button', { name: 'Status: MQL' });
    const card = container.querySelector<HTMLElement>('[popover]');
    expect(button.getAttribute('popovertarget')).toBe(card?.id);
    expect(card?.getAttribute('aria-label')).toBe('What MQL means');
    expect(card && within(card).getByText('Score of at least 60')).toBeTruthy();
  });

  it('only names a status whose definition is not here yet', () => {
    const { container } = render(<StatusChip status="mql" definition={undefined} check={null} />);
    expect(container.textContent).toBe('mql');
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('says that there is no status', () => {
    const { container } = render(<StatusChip status={null} definition={undefined} check={null} />);
    expect(container.textContent).toBe('No status');
  });
});
