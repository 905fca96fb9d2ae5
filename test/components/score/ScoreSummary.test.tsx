import { fireEvent, render, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ScoreSummary } from '#components/score/ScoreSummary.tsx';
import { HOT, LIMITED, UNTOUCHED } from './states.ts';

const rows = () => screen.getAllByRole('listitem').map((row) => row.textContent);
const pointsIn = (text: string | null) => Number(/^[+−]?\d+/.exec(text ?? '')?.[0].replace('−', '-'));

describe('ScoreSummary', () => {
  it('says band, number and change in words', () => {
    render(<ScoreSummary score={HOT} />);
    const section = within(screen.getByRole('region', { name: 'Score' }));
    expect(section.getByText('Hot')).toBeTruthy();
    expect(section.getByText('72')).toBeTruthy();
    expect(section.getByText('+18 in 7 days')).toBeTruthy();
  });

  it('draws the line with its description', () => {
    render(<ScoreSummary score={HOT} />);
    const line = screen.getByRole('img');
    expect(line.getAttribute('aria-label')).toBe('Score over the last 90 days: from 12 to 72, lowest 12, highest 72');
    expect(line.querySelector('polyline')?.getAttribute('points')?.split(' ')).toHaveLength(91);
  });

  it('shows the three reasons that weigh most, whichever way', () => {
    render(<ScoreSummary score={HOT} />);
    expect(rows().map(pointsIn)).toEqual([33, 24, -20]);
    expect(rows()[0]).toContain('Attended an event “Pricing”');
    expect(rows()[1]).toContain('Viewed the pricing page ×4');
  });

  it('opens the whole sum, whose rows add up to the total', () => {
    render(<ScoreSummary score={HOT} />);
    const all = screen.getByRole('button', { name: 'All 7' });
    expect(all.getAttribute('aria-expanded')).toBe('false');
    fireEvent.click(all);
    const sum = rows().reduce((total, row) => total + pointsIn(row), 0);
    expect(rows()).toHaveLength(7);
    expect(sum).toBe(HOT.score);
    expect(screen.getByText(/fit 22, interest 50/).closest('p')?.textContent).toMatch(/^72/);
  });

  it('counts a limit in the sum, but not among the reasons', () => {
    render(<ScoreSummary score={LIMITED} />);
    expect(rows().map(pointsIn)).toEqual([50, 40]);
    fireEvent.click(screen.getByRole('button', { name: 'All 3' }));
    expect(rows().at(-1)).toBe('−10Above the model’s limit');
  });

  it('says in the whole sum what a faded reason was worth, and folds again', () => {
    render(<ScoreSummary score={HOT} />);
    expect(screen.queryByText(/was \+40/)).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'All 7' }));
    expect(screen.getByText(/was \+40/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { expanded: true }));
    expect(rows()).toHaveLength(3);
  });

  it('says why there is no reason', () => {
    render(<ScoreSummary score={UNTOUCHED} />);
    expect(screen.getByText('Nothing has counted toward a score yet.')).toBeTruthy();
    expect(screen.getByText('±0 in 7 days')).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('shows a hostile title as plain text', () => {
    const [first] = HOT.reasons;
    const title = '<img src=x onerror=alert(1)>\u202e';
    const { container } = render(<ScoreSummary score={{ ...HOT, reasons: first ? [{ ...first, title }] : [] }} />);
    expect(container.querySelector('img')).toBeNull();
    expect(container.textContent).toContain('<img src=x onerror=alert(1)>');
    expect(container.textContent).not.toContain('\u202e');
  });
});
