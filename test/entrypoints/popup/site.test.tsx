import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Popup } from '#entrypoints/popup/Popup.tsx';
import type { SiteDeps, SiteState } from '#entrypoints/popup/use-site.ts';

const ORIGIN = 'https://crm.example.com/*';

/** A browser that answers the next question to the person with `answer`. */
function showFoot(first: SiteState, answer = true) {
  const calls: string[] = [];
  let now = first;
  const site: SiteDeps = {
    state: async () => now,
    request: async (origin) => {
      calls.push(`request ${origin}`);
      if (answer) now = { kind: 'on', origin };
      return answer;
    },
    remove: async (origin) => {
      calls.push(`remove ${origin}`);
      now = { kind: 'off', origin };
    },
    openPanel: async () => void calls.push('panel'),
  };
  render(<Popup feed={null} site={site} openOptions={() => void calls.push('options')} />);
  return calls;
}
const theSwitch = () => screen.findByRole('switch', { name: 'Touchline on this page' });

describe('the switch for this page', () => {
  it('asks the browser within the click itself, before anything else', async () => {
    const calls = showFoot({ kind: 'off', origin: ORIGIN });
    const off = await theSwitch();
    fireEvent.click(off);
    // No task and no promise has run since the click.
    expect(calls).toEqual([`request ${ORIGIN}`]);
    await waitFor(async () => expect((await theSwitch()).getAttribute('aria-checked')).toBe('true'));
  });

  it('stays off and says so when the person declined', async () => {
    showFoot({ kind: 'off', origin: ORIGIN }, false);
    fireEvent.click(await theSwitch());
    expect(await screen.findByText(/did not give access to this site/)).toBeTruthy();
    expect((await theSwitch()).getAttribute('aria-checked')).toBe('false');
  });

  it('switches off, and takes the way to the panel with it', async () => {
    const calls = showFoot({ kind: 'on', origin: ORIGIN });
    fireEvent.click(await screen.findByRole('button', { name: 'Open panel' }));
    fireEvent.click(await theSwitch());
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Open panel' })).toBeNull());
    expect(calls).toEqual(['panel', `remove ${ORIGIN}`]);
  });

  it('is not offered where the browser lets no extension in', async () => {
    showFoot({ kind: 'impossible' });
    expect(await screen.findByText(/Not possible here/)).toBeTruthy();
    expect(screen.queryByRole('switch')).toBeNull();
  });
});

describe('a popup without a hub', () => {
  it('says so, and leads to the options', () => {
    const calls = showFoot({ kind: 'impossible' });
    expect(screen.getByText('Touchline is not connected to a hub yet.')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Open options' }));
    expect(calls).toEqual(['options']);
  });
});
