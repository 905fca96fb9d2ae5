import { describe, expect, it } from 'vitest';
import { withResults } from './results.ts';

const README = '# Benches\n\n## Results\n\n### One\n\nold\n\n### Two\n\nold\n';

describe('results', () => {
  it('replace those of the same title and leave the others', () => {
    const after = withResults(README, ['### Two\n\nnew\n'], ['One', 'Two']);
    expect(after).toBe('# Benches\n\n## Results\n\n### One\n\nold\n\n### Two\n\nnew\n');
  });

  it('stand in the order of the benches, and those of no bench go', () => {
    const after = withResults(README, ['### Three\n\nnew\n'], ['Three', 'One']);
    expect(after).toBe('# Benches\n\n## Results\n\n### Three\n\nnew\n\n### One\n\nold\n');
  });
});
