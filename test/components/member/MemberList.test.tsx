import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MemberList } from '#components/member/MemberList.tsx';
import type { MemberLine } from '#components/member/member-line.ts';
import { idOf } from '#test/support/feed/fixture.ts';
import { giveLayout } from '#test/support/feed/layout.ts';

let takeLayout: () => void;
beforeEach(() => {
  takeLayout = giveLayout();
});
afterEach(() => takeLayout());

const lineOf = (n: number, rest: Partial<MemberLine> = {}): MemberLine => ({
  id: idOf(1, n),
  name: `Member ${n}`,
  email: `member${n}@acme.test`,
  role: 'rep',
  isMe: false,
  sessions: [],
  seenAt: null,
  invitation: null,
  ...rest,
});

function show(lines: MemberLine[], mayOpen: (line: MemberLine) => boolean = () => true) {
  function Shown() {
    const [openId, setOpenId] = useState<string | null>(null);
    return (
      <MemberList
        lines={lines}
        openId={openId}
        onToggle={(id) => setOpenId(id === openId ? null : id)}
        mayOpen={mayOpen}
        renderOpen={({ name }) => <p>All about {name}</p>}
      />
    );
  }
  render(<Shown />);
}
const rows = () => screen.getAllByRole('listitem');

describe('a list of members', () => {
  it('draws only what is in sight of ten thousand, and says how many there are', () => {
    show(Array.from({ length: 10_000 }, (_, n) => lineOf(n)));
    expect(rows().length).toBeLessThan(40);
    expect(rows()[0]?.getAttribute('aria-setsize')).toBe('10000');
    expect(rows()[3]?.getAttribute('aria-posinset')).toBe('4');
  });

  it('says who, by which address, as what, and when they were last seen', () => {
    show([
      lineOf(0, { name: 'Mara Vogel', role: 'admin', isMe: true, seenAt: '2026-11-20T08:00:00.000Z' }),
      lineOf(1, { email: null, invitation: { expiresAt: '2026-11-27T10:00:00.000Z', by: null } }),
      lineOf(2),
      lineOf(3, { sessions: undefined }),
    ]);
    const texts = rows().map(({ textContent }) => textContent);
    expect(texts[0]).toMatch(/^Mara Vogel \(you\)member0@acme\.testAdminSeen /);
    expect(texts[1]).toBe('Member 1no addressRepInvited');
    expect(texts[2]).toBe('Member 2member2@acme.testRepNot signed in');
    expect(texts[3]).toBe('Member 3member3@acme.testRep');
  });

  it('opens one at a time, by a button that says so', () => {
    show([lineOf(0), lineOf(1)]);
    const [first, second] = screen.getAllByRole('button');
    fireEvent.click(first as HTMLElement);
    expect(first?.getAttribute('aria-expanded')).toBe('true');
    expect(document.getElementById(first?.getAttribute('aria-controls') ?? '')?.textContent).toBe('All about Member 0');
    fireEvent.click(second as HTMLElement);
    expect(screen.queryByText('All about Member 0')).toBeNull();
    screen.getByText('All about Member 1');
  });

  it('closes by Escape, and gives the focus back to the row', () => {
    show([lineOf(0)]);
    const row = screen.getByRole('button');
    fireEvent.click(row);
    fireEvent.keyDown(screen.getByText('All about Member 0'), { key: 'Escape' });
    expect(row.getAttribute('aria-expanded')).toBe('false');
    expect(document.activeElement).toBe(row);
  });

  it('has nothing to press where nothing may be opened', () => {
    show([lineOf(0), lineOf(1, { isMe: true })], ({ isMe }) => isMe);
    expect(screen.getAllByRole('button')).toHaveLength(1);
  });

  it('shows a hostile name as words, and as no more of them than fit', () => {
    show([lineOf(0, { name: `<img src=x onerror=alert(1)>\u202E${'x'.repeat(500)}` })]);
    expect(document.querySelector('img')).toBeNull();
    expect(rows()[0]?.textContent).not.toContain('\u202E');
    expect(rows()[0]?.textContent?.length).toBeLessThan(200);
  });
});
