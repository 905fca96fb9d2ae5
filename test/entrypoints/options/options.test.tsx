import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { OptionsDeps } from '#entrypoints/options/deps.ts';
import { Options } from '#entrypoints/options/Options.tsx';
import type { Connection } from '#lib/browser/connection.ts';
import type { Ending } from '#lib/browser/ending.ts';
import type { ConnectResult } from '#lib/session/connect.ts';
import type { HubFound } from '#lib/session/look-at-hub.ts';
import { ME } from '#test/support/feed/fixture.ts';

const HUB = 'https://touchline.example.com';
const LINK = `${HUB}/join#${'c'.repeat(24)}`;
const CONNECTION: Connection = { hub: HUB, token: 'secret-token', ...ME };

const FOUND: HubFound = { ok: true, hub: HUB, name: 'Northlight hub', contact: 'it@northlight.test', code: null };

/** A hub that answers as told, and a browser in which two sites are on. */
function showOptions(rest: Partial<OptionsDeps> = {}, connection: Connection | null = null) {
  const calls: string[] = [];
  let tell: (now: Connection | null) => void = () => {};
  let sites = ['http://mail.example.net/*', 'https://crm.example.com/*'];
  let tellSites: (origins: string[]) => void = () => {};
  const connected = (way: string): ConnectResult => {
    calls.push(way);
    tell(CONNECTION);
    return { ok: true, connection: CONNECTION };
  };
  const deps: OptionsDeps = {
    watchConnection: (onConnection) => {
      tell = onConnection;
      onConnection(connection);
    },
    signInAtOnce: false,
    policy: async () => ({ hub: null, sites: [] }),
    lookAtHub: async (text) => ({ ...FOUND, code: text.split('#')[1] ?? null }),
    join: async ({ code }) => connected(`join ${code}`),
    signInByWindow: async (hub) => connected(`window ${hub}`),
    signInByCode: async (hub) => connected(`code ${hub}`),
    openPage: (url) => void calls.push(`open ${url}`),
    disconnect: async ({ evenUnsent }) => {
      calls.push(`disconnect ${evenUnsent}`);
      tell(null);
      return { disconnected: true };
    },
    watchStanding: (_, onStanding) => onStanding({ sync: 'connected' }),
    sessions: async () => [],
    endSession: async (_, id) => calls.push(`end ${id}`) > 0,
    watchKept: (onKept) => onKept([]),
    deleteKept: async () => ({ disconnected: true }),
    watchEnding: (onEnding) => onEnding(null),
    dismissEnding: () => void calls.push('dismiss'),
    watchSites: (onSites) => {
      tellSites = onSites;
      onSites(sites);
    },
    openWorkspace: (part) => void calls.push(`workspace ${part}`),
    addSite: async (origin) => {
      sites = [...sites, origin];
      tellSites(sites);
    },
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

const FIELD = 'Hub’s address or join link';

function paste(text: string) {
  fireEvent.change(screen.getByRole('textbox', { name: FIELD }), { target: { value: text } });
  fireEvent.click(screen.getByRole('button', { name: 'Continue' }));
}
const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }));

describe('connecting', () => {
  it('shows whose hub it is and who runs it before the person signs in there', async () => {
    const calls = showOptions();
    paste('touchline.example.com');
    expect(await screen.findByText('This leads to Northlight hub.')).toBeTruthy();
    expect(screen.getByText('Run by it@northlight.test.')).toBeTruthy();
    expect(screen.getByText(`Its address: ${HUB}`)).toBeTruthy();
    expect(calls).toEqual([]);
    await press('Sign in');
    expect(await screen.findByText('You are Mara Vogel (Marketer) in Northlight.')).toBeTruthy();
    expect(calls).toEqual([`window ${HUB}`]);
  });

  it('takes a join link in the same field, and spends its code no sooner than the person joins', async () => {
    const calls = showOptions();
    paste(LINK);
    expect(await screen.findByText('This leads to Northlight hub.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Sign in' })).toBeNull();
    expect(calls).toEqual([]);
    await press('Join');
    expect(await screen.findByText('Mara Vogel')).toBeTruthy();
    expect(calls).toEqual([`join ${'c'.repeat(24)}`]);
  });

  it.each([
    ['address_unreadable', 'This is neither an address nor a join link.'],
    ['address_insecure', 'The hub must be reached by https'],
    ['unreachable', 'The hub didn’t answer.'],
    ['answer_unreadable', 'it is not a Touchline hub'],
    ['protocol_too_old', 'This Touchline is too old'],
    ['too_many_requests', 'Wait a minute'],
    ['host_unknown', 'The hub said no: Slow down.'],
  ] as const)('says what is wrong with the address (%s), and keeps it', async (code, said) => {
    showOptions({ lookAtHub: async () => ({ ok: false, code, message: 'Slow down.' }) });
    paste(LINK);
    expect(await screen.findByText(new RegExp(said.replaceAll('.', '\\.')))).toBeTruthy();
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: FIELD }).value).toBe(LINK);
  });

  it('leaves the cursor in the field while the hub is asked, and can be given up', async () => {
    const asked: AbortSignal[] = [];
    const lookAtHub: OptionsDeps['lookAtHub'] = (_, signal) => {
      asked.push(signal);
      return new Promise(() => {});
    };
    showOptions({ lookAtHub });
    const field = await screen.findByRole<HTMLInputElement>('textbox', { name: FIELD });
    field.focus();
    paste(LINK);
    await screen.findByText('Asking the hub…');
    expect(document.activeElement).toBe(field);
    await press('Cancel');
    expect(screen.queryByText('Asking the hub…')).toBeNull();
    expect(asked.map(({ aborted }) => aborted)).toEqual([true]);
    expect(field.value).toBe(LINK);
  });

  it('says that a code was used already', async () => {
    const used = { ok: false, code: 'join_code_invalid', message: '' } as const;
    showOptions({ join: async () => used });
    paste(LINK);
    await press('Join');
    expect(await screen.findByText(/it was used already/)).toBeTruthy();
  });

  it('shows a hostile hub’s name and contact as what they are', async () => {
    const name = '<script>globalThis.hacked = 1</script>\u202Ehub';
    showOptions({ lookAtHub: async () => ({ ...FOUND, name, contact: name }) });
    paste('touchline.example.com');
    const [shown] = await screen.findAllByText(/<script>/);
    expect(shown?.textContent).not.toContain('\u202E');
    expect(document.querySelector('main script')).toBeNull();
  });
});

describe('signing in', () => {
  const CODE = { userCode: 'BCDF-GHJK', page: `${HUB}/auth/device?user_code=BCDF-GHJK` };
  /** Shows its code and waits until it is stopped. */
  const waits: OptionsDeps['signInByCode'] = (_, signal, onCode) => {
    onCode(CODE);
    return new Promise((resolve) => {
      signal.addEventListener('abort', () => resolve({ ok: false, code: 'stopped', message: '' }));
    });
  };

  it('offers a code when the window was closed', async () => {
    const closed = async () => ({ ok: false, code: 'sign_in_closed', message: '' }) as const;
    const calls = showOptions({ signInByWindow: closed });
    paste('touchline.example.com');
    await press('Sign in');
    expect(await screen.findByText(/The sign-in was not finished/)).toBeTruthy();
    await press('Sign in with a code');
    expect(await screen.findByText('Mara Vogel')).toBeTruthy();
    expect(calls).toEqual([`code ${HUB}`]);
  });

  it('goes on by a code by itself where there is no window, opens the hub’s page once, and can be given up', async () => {
    const failed = async () => ({ ok: false, code: 'window_failed', message: '' }) as const;
    const calls = showOptions({ signInByWindow: failed, signInByCode: waits });
    paste('touchline.example.com');
    await press('Sign in');
    expect(await screen.findByText('BCDF-GHJK')).toBeTruthy();
    expect(calls).toEqual([`open ${CODE.page}`]);
    await press('Cancel');
    expect(await screen.findByRole('button', { name: 'Sign in' })).toBeTruthy();
    expect(screen.queryByText('BCDF-GHJK')).toBeNull();
  });

  it('is one button when it has ended, and nothing is said to be lost', async () => {
    const calls = showOptions({ watchStanding: (_, onStanding) => onStanding({ sync: 'needs_sign_in' }) }, CONNECTION);
    expect(await screen.findByText(/Nothing is lost/)).toBeTruthy();
    await press('Sign in again');
    expect(calls).toEqual([`window ${HUB}`]);
  });

  it('begins by itself when the page was opened for it', async () => {
    const ended: OptionsDeps['watchStanding'] = (_, onStanding) => onStanding({ sync: 'needs_sign_in' });
    const calls = showOptions({ signInAtOnce: true, watchStanding: ended }, CONNECTION);
    await waitFor(() => expect(calls).toEqual([`window ${HUB}`]));
  });
});

describe('what an organisation has set', () => {
  const policy = async () => ({ hub: 'touchline.northlight.test', sites: ['https://crm.northlight.test/*'] });

  it('stands in the field, and is said to be theirs', async () => {
    showOptions({ policy });
    expect(await screen.findByText('Set by your organisation.')).toBeTruthy();
    await press('Continue');
    expect(await screen.findByText('This leads to Northlight hub.')).toBeTruthy();
  });

  it('offers each of its sites that is not on, with one click', async () => {
    showOptions({ policy });
    await press('Switch on crm.northlight.test');
    expect(await screen.findByRole('button', { name: 'Switch off crm.northlight.test' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Switch on/ })).toBeNull();
  });
});

describe('an access that the hub ended', () => {
  const ending: Ending = {
    workspace: 'Acme',
    why: 'member_removed',
    at: Date.parse('2026-11-22T12:00:00Z'),
    unsent: { waiting: 2, refused: 0, drafts: 1 },
  };

  it('is told with the day and with what is gone, until it is read', () => {
    const calls = showOptions({ watchEnding: (onEnding) => onEnding(ending) });
    expect(screen.getByRole('alert').textContent).toContain('Your access to Acme was ended on November 22, 2026');
    expect(screen.getByText('2 things you wrote that wait for the hub')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'I have read this' }));
    expect(calls).toEqual(['dismiss']);
  });

  it('says so when everything had been sent', () => {
    const unsent = { waiting: 0, refused: 0, drafts: 0 };
    showOptions({ watchEnding: (onEnding) => onEnding({ ...ending, why: 'token_revoked', unsent }) });
    expect(screen.getByRole('alert').textContent).toContain('signed out of Acme');
    expect(screen.getByText('Everything you wrote had been sent.')).toBeTruthy();
  });
});

describe('accounts and sessions', () => {
  it('say the role that an admin has given since, and lead to the members of the workspace', async () => {
    const calls = showOptions({ watchStanding: (_, onStanding) => onStanding({ role: 'lead' }) }, CONNECTION);
    expect(await screen.findByText('Lead')).toBeTruthy();
    expect(screen.queryByText('Marketer')).toBeNull();
    await press('Members of the workspace');
    expect(calls).toEqual(['workspace members']);
  });

  const session = (id: string, current: boolean) => ({
    id,
    memberId: ME.member.id,
    name: current ? 'Chrome on Linux' : 'Firefox on macOS',
    createdAt: '2026-11-01T09:00:00.000Z',
    lastUsedAt: '2026-11-21T09:00:00.000Z',
    expiresAt: '2027-05-01T09:00:00.000Z',
    current,
  });

  it('lists where the person is signed in, and ends any but this one', async () => {
    const calls = showOptions({ sessions: async () => [session('here', true), session('there', false)] }, CONNECTION);
    expect(await screen.findByText('Chrome on Linux')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Chrome on Linux/ })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: /Firefox on macOS/ }));
    await waitFor(() => expect(screen.queryByText('Firefox on macOS')).toBeNull());
    expect(calls).toEqual(['end there']);
  });

  it('says whose data still stands here, and deletes it after asking when something was not sent', async () => {
    const asked: boolean[] = [];
    const kept = { hub: HUB, workspace: ME.workspace, member: { ...ME.member, name: 'Robin Rep' } };
    showOptions(
      {
        watchKept: (onKept) => onKept([kept]),
        deleteKept: async (_, { evenUnsent }) => {
          asked.push(evenUnsent);
          if (evenUnsent) return { disconnected: true };
          return { disconnected: false, unsent: { waiting: 1, refused: 0, drafts: 0 } };
        },
      },
      CONNECTION,
    );
    expect(screen.getByText('Robin Rep in Northlight')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: /^Delete what stands here of \W?Robin Rep/ }));
    await press('Delete it');
    await waitFor(() => expect(asked).toEqual([false, true]));
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
