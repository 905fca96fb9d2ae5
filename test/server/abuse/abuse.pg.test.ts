import { expect, it } from 'vitest';
import { runStorms } from './field.ts';

it('mutated requests never break the hub, and those it refuses leave nothing behind', async () => {
  const { statuses, ...found } = await runStorms({ storms: 2, times: 300, seed: 7 });
  expect(found).toEqual({ wrong: [], outside: [], failed: [], alive: 200 });
  for (const status of [200, 400, 401, 404]) expect(statuses[status], `${status}`).toBeGreaterThan(0);
});
