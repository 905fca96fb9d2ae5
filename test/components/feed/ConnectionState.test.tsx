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
    render(<ConnectionState sync={sync} onSync={() => {}} onSignIn={() => {}} />);
    expect(screen.getByRole('status').textContent).toBe(said);
  });

  it('leads to signing in again, by one button, when the sign-in has ended', () => {
    const pressed: string[] = [];
    render(
      <ConnectionState
        sync={state({ state: 'needs_sign_in' })}
        onSync={() => pressed.push('sync')}
        onSignIn={() => pressed.push('sign in')}
      />,
    );
    fireEvent.click(screen.getByRole('button', { name: 'Sign in again' }));
    expect(pressed).toEqual(['sign in']);
  });
});
