import type { Summary } from './summary.ts';

/** Runs `undo` when the bench is over, whatever became of it; the last one first. */
export type Defer = (undo: () => unknown) => void;

/** One line of a bench's table: what was measured, beside its floor or peer of the same run. */
export type Row = {
  readonly figure: string;
  readonly unit: 'ms' | 'kB' | '%' | 'tasks' | 'shift' | 'notes/s';
  readonly measured: Summary;
  /** What it is held against. */
  readonly against: string;
  readonly peer: Summary;
};

export type Bench = {
  /** Names it on the command line. */
  readonly name: string;
  readonly title: string;
  /** One or two sentences below the title: what is measured, from where to where. */
  readonly what: string;
  run(defer: Defer): Promise<Row[]>;
};
