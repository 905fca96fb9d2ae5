import { joinResponse } from '#lib/protocol/join.ts';
import { posting, type TestMember } from '#test/support/hub/start-test-hub.ts';

/** Joins over the API, by a link as people get it. */
export async function joinByLink(link: string): Promise<TestMember> {
  const { origin, hash } = new URL(link);
  const answer = await fetch(`${origin}/v1/join`, posting({ code: hash.slice(1) }));
  const { token, workspace, member } = joinResponse.parse(await answer.json());
  const base = `${origin}/v1/w/${workspace.id}`;
  return {
    workspace,
    member,
    token,
    fetch: (path, init) =>
      fetch(base + path, { ...init, headers: { authorization: `Bearer ${token}`, ...init?.headers } }),
  };
}
