import { useMutation } from '@tanstack/react-query';

/** One question to the hub that changes something: whether it is under way, what came of it, or the code it was refused by. */
export function useAsk<A, T>(work: (args: A) => Promise<T>) {
  // Whether the hub can be reached isn't the browser's to say: it may stand on this machine or in the office.
  const { mutate, reset, data, error, isPending } = useMutation({ mutationFn: work, networkMode: 'always' });
  return { ask: mutate, reset, answer: data, problem: error?.message ?? null, asking: isPending };
}
