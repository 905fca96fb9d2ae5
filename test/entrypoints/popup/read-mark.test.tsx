import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { READ_AFTER_MS, useReadMark } from '#entrypoints/popup/use-read-mark.ts';

const FIRST = '2026-11-20T14:00:00.000Z';
const SECOND = '2026-11-20T14:05:00.000Z';

let visibility: DocumentVisibilityState;
function turn(to: DocumentVisibilityState) {
  visibility = to;
  document.dispatchEvent(new Event('visibilitychange'));
}

describe('the read mark', () => {
  beforeEach(() => {
    visibility = 'visible';
    vi.useFakeTimers();
    vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  const show = (newest: string | null) => {
    const marked: string[] = [];
    const mark = (feedReadAt: string) => void marked.push(feedReadAt);
    const hook = renderHook((at: string | null) => useReadMark(at, mark), { initialProps: newest });
    return { marked, ...hook };
  };
  const wait = (ms: number) => act(() => vi.advanceTimersByTime(ms));

  it('moves once the feed was on show for two seconds, while the popup still lives', () => {
    const { marked } = show(FIRST);
    wait(READ_AFTER_MS - 1);
    expect(marked).toEqual([]);
    wait(1);
    expect(marked).toEqual([FIRST]);
  });

  it('does not move when the popup closes earlier', () => {
    const { marked, unmount } = show(FIRST);
    wait(READ_AFTER_MS - 1);
    unmount();
    wait(READ_AFTER_MS);
    expect(marked).toEqual([]);
  });

  it('gives a note that comes in two seconds of its own', () => {
    const { marked, rerender } = show(FIRST);
    wait(READ_AFTER_MS);
    rerender(SECOND);
    wait(READ_AFTER_MS - 1);
    expect(marked).toEqual([FIRST]);
    wait(1);
    expect(marked).toEqual([FIRST, SECOND]);
  });

  it('counts only while the page is seen', () => {
    const { marked } = show(FIRST);
    wait(1_000);
    turn('hidden');
    wait(READ_AFTER_MS * 2);
    expect(marked).toEqual([]);
    turn('visible');
    wait(READ_AFTER_MS);
    expect(marked).toEqual([FIRST]);
  });

  it('has nothing to mark in an empty feed', () => {
    const { marked } = show(null);
    wait(READ_AFTER_MS);
    expect(marked).toEqual([]);
  });
});
