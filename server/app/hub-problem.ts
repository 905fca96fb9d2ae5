import { PROBLEMS, type Problem, type ProblemCode } from '#lib/model/problem.ts';

/** The hub says no. Thrown anywhere below a route; the error handler makes it the answer. */
export class HubProblem extends Error {
  override readonly name = 'HubProblem';
  readonly code: ProblemCode;
  readonly path: (string | number)[] | undefined;

  /** `message` is a sentence for people that says what to do; it never repeats what was sent. */
  constructor(code: ProblemCode, message: string, path?: (string | number)[]) {
    super(message);
    this.code = code;
    this.path = path;
  }

  get status(): (typeof PROBLEMS)[ProblemCode] {
    return PROBLEMS[this.code];
  }

  toBody(): Problem {
    const { code, message, path } = this;
    return { error: { code, message, ...(path !== undefined && { path }) } };
  }
}

/** What isn't there, and what belongs to another workspace: one answer for both. */
export const notFound = (): HubProblem => new HubProblem('not_found', 'There is nothing here by that name.');
