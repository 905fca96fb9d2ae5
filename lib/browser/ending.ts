import { stored } from './storage.ts';

/** What would be, or was, lost with a database: what waits for the hub, what it refused, and drafts. */
export type Unsent = { waiting: number; refused: number; drafts: number };

/**
 * That the hub ended somebody's access and what stood here was deleted: in which workspace, why, when (ms since 1970), and
 * what had not been sent. `unsent` is null where that could not be counted.
 */
export type Ending = {
  workspace: string;
  why: 'token_revoked' | 'member_removed';
  at: number;
  unsent: Unsent | null;
};

const isEnding = (value: unknown): value is Ending => {
  const { workspace, why, at } = (value ?? {}) as Partial<Ending>;
  return (
    typeof workspace === 'string' && typeof at === 'number' && (why === 'token_revoked' || why === 'member_removed')
  );
};

/** The last such ending; null once somebody has read it or is connected again. */
export const storedEnding = stored('local', 'ending', (value) => (isEnding(value) ? value : null));
