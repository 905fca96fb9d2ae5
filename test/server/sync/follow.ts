/** Does `look` over and over until all the work is done, and then once more. */
export async function follow(work: Promise<unknown>, look: () => Promise<unknown>): Promise<void> {
  let done = false;
  const settled = work.finally(() => {
    done = true;
  });
  while (!done) await look();
  await settled;
  await look();
}
