import { READ_ARGS, WRITE_ARGS } from './args.ts';
import type { Reads, StorePort, Writes } from './port.ts';

/** A call as it comes in a message: nothing of it is known yet. */
export type StoreCall = { name: string; args: unknown };

const isRead = (name: string): name is keyof Reads => Object.hasOwn(READ_ARGS, name);
const isWrite = (name: string): name is keyof Writes => Object.hasOwn(WRITE_ARGS, name);

/** Answers a read for a frame that may not open the database. Throws for a name or arguments that no read has. */
export async function serveRead(port: StorePort, { name, args }: StoreCall): Promise<unknown> {
  if (!isRead(name)) throw new TypeError('No such read');
  return port.read(name, READ_ARGS[name].parse(args) as Reads[typeof name]['args']);
}

/** The same for a write. */
export async function serveWrite(port: StorePort, { name, args }: StoreCall): Promise<null> {
  if (!isWrite(name)) throw new TypeError('No such write');
  return port.run(name, WRITE_ARGS[name].parse(args) as Writes[typeof name]['args']);
}
