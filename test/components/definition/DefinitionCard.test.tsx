import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { DefinitionCard } from '#components/definition/DefinitionCard.tsx';
import { MQL, MQL_CHECK } from './states.ts';

const criteria = () => screen.getAllByRole('listitem').map((row) => row.textContent);
const textOf = (term: string) => screen.getByText(term).nextElementSibling?.textContent;

describe('DefinitionCard', () => {
  it('gives every criterion a mark, a word and the numbers that decided', () => {
    render(<DefinitionCard definition={MQL} check={MQL_CHECK} />);
    expect(criteria()).toEqual([
      '✓Score of at least 60 Met · 72, needs 60',
      '✗Two forms within 30 days Not met · 1, needs 2',
      '✗No bounce Not met · 3 found',
      '✓Title known Met',
      '?Budget confirmed Ask',
    ]);
    expect(screen.getByText('Criteria on this contact: 2 of 5 met')).toBeTruthy();
  });

  it('names the revision and who signed for both teams', () => {
    render(<DefinitionCard definition={MQL} check={MQL_CHECK} />);
    expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('MQL Revision 4');
    expect(textOf('Sales')).toContain('Sam Rivers');
    expect(textOf('Marketing')).toContain('Kim Novak');
    expect(screen.queryByText('Not in force until both have signed.')).toBeNull();
  });

  it('says that it is a draft while nobody has signed', () => {
    render(
      <DefinitionCard definition={{ ...MQL, salesSignature: null, marketingSignature: null }} check={MQL_CHECK} />,
    );
    expect(screen.getByText('Draft, not signed')).toBeTruthy();
  });

  it('says that one signature is not enough', () => {
    render(<DefinitionCard definition={{ ...MQL, salesSignature: null }} check={MQL_CHECK} />);
    expect(textOf('Sales')).toBe('not signed yet');
    expect(textOf('Marketing')).toContain('Kim Novak');
    expect(screen.getByText('Not in force until both have signed.')).toBeTruthy();
  });

  it('shows the text part by part, in paragraphs, without the parts that have no words', () => {
    render(<DefinitionCard definition={MQL} check={MQL_CHECK} />);
    const paragraphs = screen.getByText('What it is').nextElementSibling?.querySelectorAll('p');
    expect(paragraphs).toHaveLength(2);
    expect(textOf('What shows it')).toBe('Prices seen and an event attended.');
    expect(textOf('Who does what')).toBe('Marketing passes it; a rep answers.');
    expect(textOf('Time frame')).toBe('Answer within 4 working hours.');
    expect(screen.queryByText('Otherwise')).toBeNull();
  });

  it('asks a person about every criterion while nothing was checked', () => {
    render(<DefinitionCard definition={MQL} check={null} />);
    expect(criteria().every((line) => line?.startsWith('?') && line.endsWith('Ask'))).toBe(true);
  });

  it('says so when the contact was passed, or checked, under another revision', () => {
    render(<DefinitionCard definition={MQL} check={{ ...MQL_CHECK, revision: 3 }} passedUnder={2} />);
    expect(screen.getByText('This contact was passed under revision 2.')).toBeTruthy();
    expect(screen.getByText('Checked against revision 3.')).toBeTruthy();
  });
});
