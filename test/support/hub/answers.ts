import { problem } from '#lib/model/problem.ts';

/** Status and code of an answer that says no; fails when the answer is none. */
export async function refusalOf(response: Response): Promise<{ status: number; code: string }> {
  const { error } = problem.parse(await response.json());
  return { status: response.status, code: error.code };
}
