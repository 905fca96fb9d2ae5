import type { Fetch } from '#lib/sync/request.ts';
import type { Fault } from './step.ts';

type Request = Parameters<Fetch>;

const lost = () => new TypeError('The connection was lost');
const busy = () =>
  Response.json(
    { error: { code: 'too_many_requests', message: 'Try again later.' } },
    { status: 429, headers: { 'retry-after': '1' } },
  );

/** What stands between one browser and the hub. */
export class Network {
  /** What happens to the next requests; then all is well again. */
  faults: Fault[] = [];
  cutOff = false;
  /** Kills whoever asks, at this request from now. */
  killAt: { request: number; reached: boolean; die: () => void } | null = null;
  readonly #late: Request[] = [];
  readonly #send: Fetch;

  constructor(send: Fetch) {
    this.#send = send;
  }

  readonly fetch: Fetch = async (...request) => {
    if (this.cutOff) throw lost();
    const { killAt } = this;
    if (killAt !== null && killAt.request-- === 0) return this.#die(killAt, request);
    switch (this.faults.shift() ?? 'none') {
      case 'none':
        return this.#send(...request);
      case 'refused':
        throw lost();
      case 'answer_lost':
        await this.#deliver(request);
        throw lost();
      case 'twice':
        await this.#deliver(request);
        return this.#send(...request);
      case 'late':
        this.#late.push(request);
        throw lost();
      case 'cut':
        return cutShort(await this.#send(...request));
      case 'busy':
        return busy();
    }
  };

  /** Requests that were given up reach the hub after all, the newest first. */
  async arrive(): Promise<void> {
    for (const request of this.#late.splice(0).reverse()) await this.#deliver(request);
  }

  async #die({ reached, die }: { reached: boolean; die: () => void }, request: Request): Promise<Response> {
    this.killAt = null;
    if (reached) await this.#deliver(request);
    die();
    throw lost();
  }

  /** To the hub and no further: nobody waits for the answer, and the hub may be gone. */
  async #deliver([url, init]: Request): Promise<void> {
    const { signal: _given, ...rest } = init;
    await this.#send(url, rest)
      .then((response) => response.arrayBuffer())
      .catch(() => {});
  }
}

/** An answer that breaks off in its middle. */
async function cutShort(response: Response): Promise<Response> {
  const bytes = await response.arrayBuffer();
  return new Response(bytes.slice(0, bytes.byteLength / 2), { status: response.status, headers: response.headers });
}
