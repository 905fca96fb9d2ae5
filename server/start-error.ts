/** Something outside keeps the hub from starting. The message is one sentence that says what to do; no stack is shown. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
