import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StorePort } from '#lib/store/port.ts';
import { changesOf, idOf, noteOf, replyOf } from '#test/support/feed/fixture.ts';
import { giveLayout } from '#test/support/feed/layout.ts';
import { openPopup, rows, showPopup, silent } from '#test/support/popup/open-popup.tsx';

let takeLayout: () => void;
beforeEach(() => {
  takeLayout = giveLayout();
});
afterEach(() => takeLayout());

const FEED = changesOf([noteOf(0), noteOf(1), noteOf(2)], [replyOf(0, idOf(3, 0), 'Can I quote this?')]);
const press = (key: string, on: Element = document.activeElement ?? document.body) => fireEvent.keyDown(on, { key });
const field = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Your reply' });

async function openFirst(world: Parameters<typeof openPopup>[1] = {}) {
  const popup = await openPopup(FEED, world);
  await rows();
  fireEvent.click(screen.getByRole('button', { name: 'Jane Doe' }));
  return popup;
}

describe('an open note', () => {
  it('shows the contact now against then, and what touched it before', async () => {
    await openFirst();
    expect(await screen.findByText('Lead at the call, MQL now')).toBeTruthy();
    expect(screen.getByText('72 points now')).toBeTruthy();
    expect(screen.getByText('Downloaded content “Case study: rail”')).toBeTruthy();
    expect(screen.queryByText(/Spring news/)).toBeNull();
    expect(screen.getByText('Can I quote this?')).toBeTruthy();
  });

  it('says so when the hub does not answer and nothing of the person is here', async () => {
    await openFirst({ fetchPicture: () => silent });
    expect(await screen.findByText(/isn’t on this machine, and the hub doesn’t answer/)).toBeTruthy();
  });

  it('shows the local copy, with its age, when the hub does not answer', async () => {
    const { port, close } = await openFirst();
    await screen.findByText('72 points now');
    close();
    showPopup(port, { fetchPicture: () => silent });
    await rows();
    fireEvent.click(screen.getByRole('button', { name: 'Jane Doe' }));
    expect(await screen.findByText('72 points now')).toBeTruthy();
    expect(await screen.findByText(/As of/)).toBeTruthy();
  });
});

describe('a reply', () => {
  it('is kept while it is typed, and is back when the popup opens again', async () => {
    const { port, close } = await openFirst();
    fireEvent.change(await field(), { target: { value: 'We change the page this w' } });
    close();
    await waitFor(async () => expect(await port.read('draft', { key: `reply:${idOf(3, 0)}` })).not.toBeNull());
    showPopup(port);
    await rows();
    fireEvent.click(screen.getByRole('button', { name: 'Jane Doe' }));
    await waitFor(async () => expect((await field()).value).toBe('We change the page this w'));
  });

  it('keeps both its draft and what was typed before that was read', async () => {
    const { port, close } = await openFirst();
    close();
    const key = `reply:${idOf(3, 0)}`;
    await port.run('saveDraft', { key, text: 'Before.', kinds: [], savedAt: 0 });
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const read: StorePort['read'] = async (query, args) => {
      const answer = await port.read(query, args);
      if (query === 'draft') await held;
      return answer;
    };
    showPopup({ ...port, read });
    await rows();
    fireEvent.click(screen.getByRole('button', { name: 'Jane Doe' }));
    await field();
    await port.read('draft', { key });
    fireEvent.change(await field(), { target: { value: 'After.' } });
    letGo();
    await waitFor(async () => expect((await field()).value).toBe('Before.\nAfter.'));
    await waitFor(async () => expect(await port.read('draft', { key })).toMatchObject({ text: 'Before.\nAfter.' }));
  });

  it('is sent with Ctrl and Enter, shows as waiting, and leaves no draft', async () => {
    const { port } = await openFirst();
    fireEvent.change(await field(), { target: { value: 'Done.' } });
    fireEvent.keyDown(await field(), { key: 'Enter', ctrlKey: true });
    const waiting = await screen.findByText('Waiting for the hub');
    expect(waiting.closest('li')?.textContent).toContain('Done.');
    await waitFor(async () => expect(await port.read('draft', { key: `reply:${idOf(3, 0)}` })).toBeNull());
    expect((await field()).value).toBe('');
  });

  it('stays in the field when it cannot be stored', async () => {
    const { port } = await openFirst({});
    const { run } = port;
    port.run = (name, args) => (name === 'reply' ? Promise.reject(new Error('full')) : run(name, args));
    fireEvent.change(await field(), { target: { value: 'Precious words' } });
    fireEvent.click(screen.getByRole('button', { name: 'Send reply' }));
    expect(await screen.findByText(/could not be stored on this machine/)).toBeTruthy();
    expect((await field()).value).toBe('Precious words');
  });
});

describe('keys', () => {
  const focused = () => document.activeElement?.textContent ?? '';

  it('j and k move through the notes, and stop at the ends', async () => {
    await openPopup(FEED);
    await rows();
    for (const [key, words] of [
      ['j', 'Sam Okafor'],
      ['j', 'Lena Brandt'],
      ['k', 'Sam Okafor'],
      ['k', 'Sam Okafor'],
    ] as const) {
      act(() => void press(key));
      await waitFor(() => expect(focused()).toContain(words));
    }
  });

  it('Enter opens, r goes to the reply, Esc steps out of it, then closes the note', async () => {
    await openPopup(FEED);
    await rows();
    act(() => void press('j'));
    act(() => void press('Enter'));
    expect(await field()).toBeTruthy();
    act(() => void press('r'));
    await waitFor(async () => expect(document.activeElement).toBe(await field()));
    act(() => void press('Escape'));
    expect(document.activeElement?.getAttribute('role') ?? document.activeElement?.tagName).toMatch(/article/i);
    act(() => void press('Escape'));
    await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Your reply' })).toBeNull());
  });

  it('leave letters to the field in which somebody types', async () => {
    await openFirst();
    const reply = await field();
    reply.focus();
    for (const key of ['j', 'r', '/']) expect(press(key, reply)).toBe(true);
    expect(document.activeElement).toBe(reply);
  });

  it('/ goes to the search, Esc empties it and then leaves it', async () => {
    await openPopup(FEED);
    await rows();
    act(() => void press('/'));
    const search = screen.getByRole<HTMLInputElement>('searchbox');
    expect(document.activeElement).toBe(search);
    fireEvent.change(search, { target: { value: 'seats' } });
    act(() => void press('Escape'));
    expect(search.value).toBe('');
    act(() => void press('Escape'));
    await waitFor(() => expect(document.activeElement).not.toBe(search));
  });
});
