import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { OptionsDeps } from '#entrypoints/options/deps.ts';
import { Options } from '#entrypoints/options/Options.tsx';
import type { Connection } from '#lib/browser/connection.ts';
import { ME } from '#test/support/feed/fixture.ts';

const HUB = 'https://touchline.example.com';
const LINK = `${HUB}/join#${'c'.repeat(24)}`;
const CONNECTION: Connection = { hub: HUB, token: 'secret-token', ...ME };

/** A hub that answers as told, and a browser in which two sites are on. */
function showOptions(rest: Partial<OptionsDeps> = {}, connection: Connection | null = null) {
  const calls: string[] = [];
  let tell: (now: Connection | null) => void = () => {};
  let sites = ['http://mail.example.net/*', 'https://crm.example.com/*'];
  let tellSites: (origins: string[]) => void = () => {};
  const deps: OptionsDeps = {
    watchConnection: (onConnection) => {
      tell = onConnection;
      onConnection(connection);
    },
    lookAtHub: async () => ({ ok: true, hub: HUB, name: 'Northlight hub', code: 'c'.repeat(24) }),
    connect: async (link) => {
      calls.push(`connect ${link}`);
      tell(CONNECTION);
      return { ok: true, connection: CONNECTION };
    },
    disconnect: async ({ evenUnsent }) => {
      calls.push(`disconnect ${evenUnsent}`);
      tell(null);
      return { disconnected: true };
    },
    watchSites: (onSites) => {
      tellSites = onSites;
      onSites(sites);
    },
    openWorkspace: () => {},
    removeSite: async (origin) => {
      sites = sites.filter((other) => other !== origin);
      tellSites(sites);
    },
    panel: {
      chosen: async () => ({ home: 'page', theme: 'system' }),
      setHome: async (home) => void calls.push(`home ${home}`),
      setTheme: async (theme) => void calls.push(`theme ${theme}`),
    },
    watchOwnList: (onList) => onList([]),
    saveOwnList: async () => {},
    watchSharedList: (onShared) => onShared(null),
    saveSharedList: async () => {},
    disk: {
      read: async () => ({ used: 12_400_000, room: 4_000_000_000, kept: calls.includes('keep') }),
      askToKeep: async () => calls.push('keep') > 0,
    },
    shortcuts: async () => [
      { name: 'open-panel', does: 'Open the panel', keys: 'Ctrl+Shift+Y' },
      { name: 'log-call', does: 'Log a call', keys: '' },
    ],
    changeShortcuts: () => void calls.push('change shortcuts'),
    ...rest,
  };
  render(<Options deps={deps} />);
  return calls;
}

function paste(link: string) {
  fireEvent.change(screen.getByRole('textbox', { name: 'Join link' }), { target: { value: link } });
  fireEvent.click(screen.getByRole('button', { name: 'Continue' }));
}

describe('connecting', () => {
  it('shows whose hub it is before the link is used up', async () => {
    const calls = showOptions();
    paste(LINK);
    expect(await screen.findByText('This link leads to Northlight hub.')).toBeTruthy();
    expect(screen.getByText(`Its address: ${HUB}`)).toBeTruthy();
    expect(calls).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Join' }));
    expect(await screen.findByText('Mara Vogel')).toBeTruthy();
    expect(calls).toEqual([`connect ${LINK}`]);
  });

  it.each([
    ['link_unreadable', 'This is not a join link.'],
    ['link_insecure', 'The hub must be reached by https'],
    ['unreachable', 'The hub didn’t answer.'],
    ['answer_unreadable', 'it is not a Touchline hub'],
    ['protocol_too_old', 'This Touchline is too old'],
    ['too_many_requests', 'The hub said no: Slow down.'],
  ] as const)('says what is wrong with the link (%s), and keeps it', async (code, said) => {
    showOptions({ lookAtHub: async () => ({ ok: false, kind: 'refused', code, message: 'Slow down.' }) });
    paste(LINK);
    expect(await screen.findByText(new RegExp(said.replaceAll('.', '\\.')))).toBeTruthy();
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Join link' }).value).toBe(LINK);
  });

  it('says that a code was used already', async () => {
    const used = { ok: false, kind: 'refused', code: 'join_code_invalid', message: '' } as const;
    showOptions({ connect: async () => used });
    paste(LINK);
    fireEvent.click(await screen.findByRole('button', { name: 'Join' }));
    expect(await screen.findByText(/it was used already/)).toBeTruthy();
  });

  it('shows a hostile hub name as a name', async () => {
    const name = '<script>globalThis.hacked = 1</script>\u202Ehub';
    showOptions({ lookAtHub: async () => ({ ok: true, hub: HUB, name, code: 'x' }) });
    paste(LINK);
    const shown = await screen.findByText(/<script>/);
    expect(shown.textContent).not.toContain('\u202E');
    expect(document.querySelector('main script')).toBeNull();
  });
});

describe('the account', () => {
  it('says who is connected, as what, and where; never the token', () => {
    showOptions({}, CONNECTION);
    for (const words of ['Mara Vogel', 'Marketer', 'Northlight', HUB]) expect(screen.getByText(words)).toBeTruthy();
    expect(document.body.textContent).not.toContain('secret-token');
  });

  it('signs out at once when nothing is lost by it', async () => {
    const calls = showOptions({}, CONNECTION);
    fireEvent.click(screen.getByRole('button', { name: 'Sign out' }));
    expect(await screen.findByText('Connect to your team’s hub')).toBeTruthy();
    expect(calls).toEqual(['disconnect false']);
  });

  it('asks first, and says how much would be lost', async () => {
    const asked: boolean[] = [];
    const unsent = { waiting: 2, refused: 0, drafts: 1 };
    const disconnect: OptionsDeps['disconnect'] = async ({ evenUnsent }) => {
      asked.push(evenUnsent);
      return evenUnsent ? { disconnected: true } : { disconnected: false, unsent };
    };
    showOptions({ disconnect }, CONNECTION);
    fireEvent.click(screen.getByRole('button', { name: 'Sign out' }));
    expect(await screen.findByText('2 things you wrote that wait for the hub')).toBeTruthy();
    expect(screen.getByText('1 draft')).toBeTruthy();
    expect(screen.queryByText(/refused/)).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Sign out and lose them' }));
    await waitFor(() => expect(asked).toEqual([false, true]));
  });

  it('loses nothing when the person stays', async () => {
    const asked: boolean[] = [];
    const disconnect: OptionsDeps['disconnect'] = async ({ evenUnsent }) => {
      asked.push(evenUnsent);
      return { disconnected: false, unsent: { waiting: 1, refused: 0, drafts: 0 } };
    };
    showOptions({ disconnect }, CONNECTION);
    fireEvent.click(screen.getByRole('button', { name: 'Sign out' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Stay' }));
    await waitFor(() => expect(screen.queryByText(/that waits for the hub/)).toBeNull());
    expect(asked).toEqual([false]);
  });

  it('says so when what is stored cannot be read, and does not sign out', async () => {
    showOptions({ disconnect: () => Promise.reject(new Error('denied')) }, CONNECTION);
    fireEvent.click(screen.getByRole('button', { name: 'Sign out' }));
    expect(await screen.findByText(/Signing out failed/)).toBeTruthy();
    expect(screen.getByText('Mara Vogel')).toBeTruthy();
  });
});

describe('the panel', () => {
  it('lives and looks as the person says', async () => {
    const calls = showOptions();
    fireEvent.click(await screen.findByRole('radio', { name: 'In the browser’s own side panel' }));
    fireEvent.click(screen.getByRole('radio', { name: 'Dark' }));
    expect(calls).toEqual(['home browser', 'theme dark']);
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Dark' }).checked).toBe(true);
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'As the browser' }).checked).toBe(false);
  });
});

describe('sites and keys', () => {
  it('lists the sites that are on, and switches one off', async () => {
    showOptions();
    expect(screen.getByText('http://mail.example.net')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Switch off crm.example.com' }));
    await waitFor(() => expect(screen.queryByText('crm.example.com')).toBeNull());
    fireEvent.click(screen.getByRole('button', { name: 'Switch off http://mail.example.net' }));
    expect(await screen.findByText(/No site is switched on/)).toBeTruthy();
  });

  it('shows each shortcut, also the one that has no keys, and where to change them', async () => {
    const calls = showOptions();
    expect(await screen.findByText('Ctrl+Shift+Y')).toBeTruthy();
    expect(screen.getByText('Not set')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Change shortcuts' }));
    expect(calls).toEqual(['change shortcuts']);
  });
});

describe('what is kept on this machine', () => {
  it('says how much there is, and asks the browser to keep it', async () => {
    const calls = showOptions();
    expect(await screen.findByText('Used: 12 MB. Room left: 4 GB.')).toBeTruthy();
    expect(screen.getByText(/may throw them away/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Ask the browser to keep them' }));
    expect(await screen.findByText(/keeps them until you sign out/)).toBeTruthy();
    expect(calls).toEqual(['keep']);
    expect(screen.queryByRole('button', { name: 'Ask the browser to keep them' })).toBeNull();
  });

  it('says when the browser declines, and when hardly any room is left', async () => {
    const read = async () => ({ used: 1_000, room: 2_000_000, kept: false });
    showOptions({ disk: { read, askToKeep: async () => false } });
    fireEvent.click(await screen.findByRole('button', { name: 'Ask the browser to keep them' }));
    expect(await screen.findByText(/The browser said no/)).toBeTruthy();
    expect(screen.getByText(/Nearly no room is left on this machine \(\W?2 MB\W?\)/)).toBeTruthy();
  });

  it('says so when the browser does not tell', async () => {
    showOptions({ disk: { read: async () => null, askToKeep: async () => false } });
    expect(await screen.findByText(/doesn’t say how much room is left/)).toBeTruthy();
  });
});
