import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { SharedList } from '#entrypoints/options/deps.ts';
import { NeverLookUp } from '#entrypoints/options/NeverLookUp.tsx';

/** The section over lists that remember; `refuse` makes saving fail. */
function showLists({ own = [] as string[], shared = null as SharedList | null, refuse = false } = {}) {
  const saved: unknown[] = [];
  let tellOwn: (entries: string[]) => void = () => {};
  const save = async (what: unknown) => {
    if (refuse) throw new Error('full');
    saved.push(what);
  };
  const deps = {
    watchOwnList: (onList: (entries: string[]) => void) => {
      tellOwn = onList;
      onList(own);
    },
    saveOwnList: async (entries: string[]) => {
      await save(entries);
      tellOwn(entries);
    },
    watchSharedList: (onShared: (list: SharedList | null) => void) => onShared(shared),
    saveSharedList: save,
  };
  render(<NeverLookUp deps={deps} />);
  return saved;
}

const OWN = 'Your list, on this machine only';
const TEAM = 'Your team’s list';
const field = (name: string) => screen.getByRole<HTMLTextAreaElement>('textbox', { name });
function edit(name: string, text: string) {
  fireEvent.change(field(name), { target: { value: text } });
  const form = field(name).closest('form');
  if (form) fireEvent.click(within(form).getByRole('button', { name: 'Save' }));
}

describe('the person’s own list', () => {
  it('is stored in one spelling, each entry once', async () => {
    const saved = showLists({ own: ['@old.test'] });
    expect(field(OWN).value).toBe('@old.test');
    edit(OWN, ' Jane@Acme.TEST \n\n*@rival.test\nrival.test\n');
    expect(await screen.findByText(/^Saved\./)).toBeTruthy();
    expect(saved).toEqual([['@rival.test', 'jane@acme.test']]);
    expect(field(OWN).value).toBe('@rival.test\njane@acme.test');
  });

  it('names the lines that cannot be read, and loses none', async () => {
    const saved = showLists();
    edit(OWN, 'jane@acme.test\nrubbish\n@also bad');
    expect((await screen.findByText(/neither addresses nor domains/)).textContent).toMatch(/rubbish.*@also bad/);
    expect(field(OWN).value).toBe('jane@acme.test\nrubbish\n@also bad');
    expect(field(OWN).getAttribute('aria-invalid')).toBe('true');
    expect(saved).toEqual([]);
  });

  it('stays in the field when it could not be stored, or is too long', async () => {
    showLists({ refuse: true });
    edit(OWN, '@acme.test');
    expect(await screen.findByText(/could not be stored/)).toBeTruthy();
    expect(field(OWN).value).toBe('@acme.test');
    edit(OWN, Array.from({ length: 1_001 }, (_, n) => `@n${n}.test`).join('\n'));
    expect(await screen.findByText(/room for 1,000/)).toBeTruthy();
  });

  it('can be emptied', async () => {
    const saved = showLists({ own: ['@old.test'] });
    edit(OWN, '');
    await waitFor(() => expect(saved).toEqual([[]]));
  });
});

describe('the team’s list', () => {
  it('is for leads and admins to edit: what they add and remove goes up', async () => {
    const saved = showLists({ shared: { entries: ['@keep.test', '@drop.test'], mayEdit: true } });
    edit(TEAM, '@keep.test\n@new.test');
    await waitFor(() => expect(saved).toEqual([{ add: ['@new.test'], remove: ['@drop.test'] }]));
  });

  it('is for everybody to read', () => {
    showLists({ shared: { entries: ['@rival.test'], mayEdit: false } });
    expect(screen.getByText('@rival.test')).toBeTruthy();
    expect(screen.queryByRole('textbox', { name: TEAM })).toBeNull();
    expect(screen.getByText('Leads and admins change this list.')).toBeTruthy();
  });

  it('says that it is empty', () => {
    showLists({ shared: { entries: [], mayEdit: false } });
    expect(screen.getByText('Nothing is excluded for the whole team.')).toBeTruthy();
  });

  it('is not there without a hub', () => {
    showLists();
    expect(screen.queryByText(TEAM)).toBeNull();
  });
});
