/** Asks the hub as a member does, below /v1/w/<workspace>. */
export type Ask = (path: string, body?: unknown) => Promise<Response>;

/** Throws where the hub says no. */
export const asking =
  ({ hub, workspaceId, token }: { hub: string; workspaceId: string; token: string }): Ask =>
  async (path, body) => {
    const post = { method: 'POST', body: JSON.stringify(body) };
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const answer = await fetch(`${hub}/v1/w/${workspaceId}${path}`, { ...(body !== undefined && post), headers });
    if (!answer.ok) throw new Error(`the hub answered ${answer.status} to ${path}`);
    return answer;
  };
