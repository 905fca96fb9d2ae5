import { HubProblem } from '#server/app/hub-problem.ts';

const SENTENCES = {
  too_many_requests: 'These are more requests than the hub takes from one at a time: go on a little later.',
  overloaded: 'The hub has more to do than it can just now: try again in a moment.',
  not_ready: 'The hub cannot reach its database just now: try again in a moment.',
} as const;

/** Not a refusal: the same request may pass after so many seconds (Retry-After). Nothing of it was done. */
export class TryLater extends HubProblem {
  readonly seconds: number;

  constructor(code: keyof typeof SENTENCES, seconds: number, sentence: string = SENTENCES[code]) {
    super(code, sentence);
    this.seconds = Math.max(1, Math.ceil(seconds));
  }
}
