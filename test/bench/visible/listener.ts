import { PROTOCOL_VERSION } from '#lib/protocol/version.ts';
import { openStream, openWire } from '#test/bench/harness/wire.ts';

/** Who listens: a member's token, below their workspace's path. */
export type Ear = { readonly url: string; readonly path: string; readonly token: string };

/** A client as far as the wire goes: at each poke it pulls from its cursor. Pokes during a pull make one more. */
export async function listen({ url, path, token }: Ear, onPulled: (body: string) => void): Promise<() => void> {
  const wire = await openWire(url);
  let cursor = '';
  let [pulling, wanted] = [false, false];
  const pullOnce = async () => {
    const query = new URLSearchParams({ protocol: `${PROTOCOL_VERSION}`, ...(cursor !== '' && { cursor }) });
    const body = await wire.ask(`${path}/pull?${query}`, token);
    ({ cursor } = JSON.parse(body) as { cursor: string });
    onPulled(body);
  };
  const pull = async () => {
    wanted = true;
    if (pulling) return;
    pulling = true;
    while (wanted) {
      wanted = false;
      await pullOnce();
    }
    pulling = false;
  };
  await pull();
  const leave = await openStream(url, `${path}/live`, token, () => void pull().catch(() => {}));
  return () => {
    leave();
    wire.close();
  };
}
