import { v7 as uuidv7 } from 'uuid';
import { pushResponse } from '#lib/protocol/push.ts';
import { PROTOCOL_VERSION } from '#lib/protocol/version.ts';
import type { BenchDatabase } from '#test/bench/harness/database.ts';
import { openWire, type Wire } from '#test/bench/harness/wire.ts';

/** What a rep writes: 300 characters. */
export const WORDS =
  'they liked the webinar, asked twice about pricing for three sites, and will talk to the board in March. '
    .repeat(3)
    .slice(0, 300);

/** A client of one member, with a contact to write about. */
export type Pusher = {
  readonly path: string;
  readonly token: string;
  readonly clientId: string;
  contactId: string;
  seq: number;
};

/** The pushers, dealt out to so many lines. */
export const linesOf = (count: number, pushers: readonly Pusher[]): Pusher[][] =>
  Array.from({ length: count }, (_, line) => pushers.filter((_pusher, index) => index % count === line));

/** Members with clients, `each` in as many workspaces. Their contacts have a note already, as nearly all have. */
export async function makePushers(
  { makeWorkspace, join }: BenchDatabase,
  url: string,
  { workspaces, each }: { workspaces: number; each: number },
): Promise<Pusher[]> {
  const wire = await openWire(url);
  const pushers: Pusher[] = [];
  for (let w = 0; w < workspaces; w += 1) {
    const workspace = await makeWorkspace(`Workspace ${w}`);
    for (let n = 0; n < each; n += 1) {
      const { token } = await join(workspace, `Rep ${n}`, 'rep');
      const pusher = { path: `/v1/w/${workspace.id}/push`, token, clientId: uuidv7(), contactId: uuidv7(), seq: 0 };
      const fields = { fullName: 'Jane Doe', email: null, phone: null, title: 'VP Operations', companyName: 'Acme' };
      await send(wire, pusher, [{ name: 'contact.add', contactId: pusher.contactId, ...fields }, note(pusher)]);
      pushers.push(pusher);
    }
  }
  wire.close();
  return pushers;
}

/** So many clients more of each of these members, side by side: dealt out to as many lines, each line has one of each. */
export const clientsOf = (pushers: readonly Pusher[], each: number): Pusher[] =>
  pushers.flatMap((pusher) => Array.from({ length: each }, () => ({ ...pusher, clientId: uuidv7(), seq: 0 })));

/**
 * Pushes for a while over one connection for each of `lines`: each goes round its pushers, one push of `notes` notes
 * after another. Gives acknowledged notes per second.
 */
export async function pushFor(
  ms: number,
  urls: readonly string[],
  lines: readonly (readonly Pusher[])[],
  notes: number,
): Promise<number> {
  const wires = await Promise.all(lines.map((_, index) => openWire(urls[index % urls.length] ?? '')));
  const began = performance.now();
  const counts = await Promise.all(
    lines.map(async (line, index) => {
      let count = 0;
      for (let turn = 0; performance.now() - began < ms; turn += 1) {
        const pusher = line[turn % line.length];
        if (pusher === undefined) throw new Error('a line without pushers');
        await send(
          wires[index] as Wire,
          pusher,
          Array.from({ length: notes }, () => note(pusher)),
        );
        count += notes;
      }
      return count;
    }),
  );
  const seconds = (performance.now() - began) / 1_000;
  for (const wire of wires) wire.close();
  return counts.reduce((sum, count) => sum + count, 0) / seconds;
}

export const note = ({ contactId }: Pusher) => ({
  name: 'note.create',
  noteId: uuidv7(),
  contactId,
  writtenAt: new Date().toISOString(),
  body: { outcome: 'connected', kinds: ['pricing'], text: WORDS, campaignId: null, callSeconds: 240 },
});

/** Pushes; throws unless every mutation was applied. */
export async function send(wire: Wire, pusher: Pusher, bodies: readonly object[]): Promise<void> {
  const mutations = bodies.map((body, index) => ({ seq: pusher.seq + index + 1, body }));
  const json = JSON.stringify({ protocol: PROTOCOL_VERSION, clientId: pusher.clientId, mutations });
  const { results, lastSeq } = pushResponse.parse(JSON.parse(await wire.ask(pusher.path, pusher.token, json)));
  if (results.some(({ status }) => status !== 'applied')) throw new Error('the hub refused a note');
  pusher.seq = lastSeq;
}
