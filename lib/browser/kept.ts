import type { Connection } from './connection.ts';
import { stored } from './storage.ts';

/** Somebody who was connected here and whose database still stands on this machine, without a token. */
export type Kept = Omit<Connection, 'token'>;

const isKept = (value: unknown): value is Kept => {
  const { hub, workspace, member } = (value ?? {}) as Partial<Kept>;
  return [hub, workspace?.id, workspace?.name, member?.id, member?.name].every((part) => typeof part === 'string');
};

const storedKept = stored('local', 'kept', (value) => (Array.isArray(value) ? value.filter(isKept) : null));

export const sameAccount = (one: Kept, other: Kept): boolean =>
  one.hub === other.hub && one.workspace.id === other.workspace.id && one.member.id === other.member.id;

export const keptAccounts = async (): Promise<Kept[]> => (await storedKept.read()) ?? [];

/** Remembers whose database still stands here. */
export async function addKept({ hub, workspace, member }: Kept): Promise<void> {
  const fresh: Kept = { hub, workspace, member };
  await storedKept.write([...(await keptAccounts()).filter((other) => !sameAccount(other, fresh)), fresh]);
}

export async function dropKept(gone: Kept): Promise<void> {
  await storedKept.write((await keptAccounts()).filter((other) => !sameAccount(other, gone)));
}

/** Calls back now and with each change, until the signal aborts. */
export function watchKept(onKept: (kept: Kept[]) => void, signal: AbortSignal): void {
  storedKept.watch((kept) => onKept(kept ?? []), signal);
  void keptAccounts().then((kept) => signal.aborted || onKept(kept));
}
