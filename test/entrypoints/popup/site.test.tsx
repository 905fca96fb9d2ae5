import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Popup } from '#entrypoints/popup/Popup.tsx';
import type { SiteDeps, SiteState } from '#entrypoints/popup/use-site.ts';
import type { PanelLayout } from '#lib/messages/calls.ts';

const ORIGIN = 'https://crm.example.com/*';
const USUAL: PanelLayout = { side: 'right', mode: 'overlay', width: 360, launcherAt: 0.4 };

/** A browser that answers the next question to the person with `answer`. */
function showFoot(first: SiteState, answer = true) {
  const calls: string[] = [];
  let now = first;
  let layout = USUAL;
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
    openWorkspace: () => void calls.push('workspace'),
    point: async () => {
      calls.push('point');
      return answer;
    },
    layout: async ({ change, reset }) => {
      if (change) calls.push(`layout ${JSON.stringify(change)}`);
      layout = reset ? USUAL : { ...layout, ...(change as Partial<PanelLayout>) };
      return layout;
    },
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

describe('the panel on this site', () => {
  const choice = (name: string) => screen.findByRole<HTMLSelectElement>('combobox', { name });

  it('lies where and how the person says, and as at first after a reset', async () => {
    const calls = showFoot({ kind: 'on', origin: ORIGIN });
    fireEvent.change(await choice('Side of the panel'), { target: { value: 'left' } });
    await waitFor(async () => expect((await choice('Side of the panel')).value).toBe('left'));
    fireEvent.change(await choice('Panel and page'), { target: { value: 'push' } });
    await waitFor(async () => expect((await choice('Panel and page')).value).toBe('push'));
    expect(calls).toEqual(['layout {"side":"left"}', 'layout {"mode":"push"}']);
    fireEvent.click(screen.getByRole('button', { name: 'Reset' }));
    await waitFor(async () => expect((await choice('Side of the panel')).value).toBe('right'));
  });

  it('is not asked about where Touchline is off', async () => {
    showFoot({ kind: 'off', origin: ORIGIN });
    await theSwitch();
    expect(screen.queryByRole('combobox', { name: 'Side of the panel' })).toBeNull();
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
