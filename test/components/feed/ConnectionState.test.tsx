import { fireEvent, render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ConnectionState } from '#components/feed/ConnectionState.tsx';
import type { SyncState } from '#lib/store/port.ts';

const state = (rest: Partial<SyncState>): SyncState => ({
  state: 'connected',
  waiting: 0,
  refused: 0,
  lastSyncAt: null,
  progress: null,
  mended: 0,
  ...rest,
});

describe('the state of the connection', () => {
  it.each([
    [state({}), 'Connected'],
    [state({ waiting: 1 }), 'Connected · 1 waiting'],
    [state({ state: 'offline', waiting: 3 }), 'Offline · 3 waiting'],
    [state({ state: 'refused', refused: 2 }), '2 refused'],
    [state({ state: 'needs_sign_in' }), 'Needs sign-in'],
    [state({ state: 'too_old', waiting: 1200 }), 'Update Touchline · 1,200 waiting'],
    [state({ state: 'hub_too_old', waiting: 1 }), 'Hub is older · 1 waiting'],
  ])('is told in a word, with what waits', (sync, said) => {
    render(<ConnectionState sync={sync} onSync={() => {}} onOptions={() => {}} />);
    expect(screen.getByRole('status').textContent).toBe(said);
  });

  it('leads to the options when the hub no longer knows this sign-in', () => {
    const pressed: string[] = [];
    const options = () => pressed.push('options');
    render(
      <ConnectionState
        sync={state({ state: 'needs_sign_in' })}
        onSync={() => pressed.push('sync')}
        onOptions={options}
      />,
    );
    fireEvent.click(screen.getByText('Open options'));
    expect(pressed).toEqual(['options']);
  });
});
