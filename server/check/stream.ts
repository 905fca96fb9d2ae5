import { randomUUID } from 'node:crypto';
import { joinResponse } from '#lib/protocol/join.ts';
import { POKE } from '#lib/protocol/live.ts';
import { PROTOCOL_VERSION } from '#lib/protocol/version.ts';
import { createTokenIdentity } from '#server/auth/token-identity.ts';
import type { Store } from '#server/db/store.ts';
import { createWorkspace } from '#server/workspaces/create.ts';
import { Wrong } from './finding.ts';
import { PATIENCE_MS } from './hub.ts';

/** Nobody's workspace; one that a killed check left behind is removed by the next. */
const PROBE = 'touchline check';

/**
 * Does over the public address what an extension does, in a workspace of its own that is gone afterwards: joins by a link,
 * opens the event stream, pushes a change, and waits for the poke. A proxy that buffers streams is found out here.
 */
export async function checkStream(store: Store, publicUrl: string): Promise<string> {
  try {
    const workspace = await createWorkspace(store, { name: PROBE });
    const identity = createTokenIdentity(store, { publicUrl, now: () => new Date() });
    const member = await identity.addMember(workspace.id, { name: 'Check', email: null, role: 'rep' });
    const link = await identity.makeJoinLink(workspace.id, member.id);
    return await speak(publicUrl, new URL(link).hash.slice(1));
  } finally {
    await store.owner((tx) => tx.deleteFrom('app.workspaces').where('name', '=', PROBE).execute());
  }
}

async function speak(publicUrl: string, code: string): Promise<string> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  const { signal } = patience;
  try {
    const joined = await fetch(`${publicUrl}/v1/join`, { ...json({ code }), signal });
    const { token, workspace } = joinResponse.parse(await joined.json());
    const base = `${publicUrl}/v1/w/${workspace.id}`;
    const authorization = `Bearer ${token}`;
    const stream = await fetch(`${base}/live`, { headers: { authorization }, signal });
    if (!stream.ok || stream.body === null) throw new Wrong(`the event stream was refused (${stream.status})`);
    const heard = stream.body.pipeThrough(new TextDecoderStream())[Symbol.asyncIterator]();
    await heard.next();
    const pushed = Date.now();
    const mutations = [{ seq: 1, body: { name: 'feed.read', feedReadAt: new Date().toISOString() } }];
    const push = json({ protocol: PROTOCOL_VERSION, clientId: randomUUID(), mutations }, authorization);
    const answer = await fetch(`${base}/push`, { ...push, signal });
    if (!answer.ok) throw new Wrong(`a change was refused (${answer.status}): the hub's log says why`);
    for (let text = ''; !text.includes(POKE); ) {
      const next = await heard.next();
      if (next.done === true)
        throw new Wrong('the event stream ended early: raise the time that the proxy lets it stay open');
      text += next.value;
    }
    return `opens, and told of a change after ${Date.now() - pushed} ms`;
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new Wrong('nothing came over the event stream: switch off buffering in the proxy (docs/installation.md)');
  } finally {
    clearTimeout(timer);
    patience.abort();
  }
}

const json = (body: unknown, authorization?: string): RequestInit => ({
  method: 'POST',
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json', ...(authorization !== undefined && { authorization }) },
});
