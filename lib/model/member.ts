import * as z from 'zod/mini';
import { id, line } from './id.ts';
import { ROLES } from './roles.ts';

export const role = z.enum(ROLES);
export type Role = z.infer<typeof role>;

/** A person who uses Touchline in one workspace. `version` is the workspace version of the last change. */
export const member = z.object({
  id,
  version: z.int(),
  name: line(200),
  email: z.nullable(z.string()),
  role,
});
export type Member = z.infer<typeof member>;

/** A company's data; nothing crosses it. `sample` marks the generated one. */
export const workspace = z.object({ id, name: line(200), sample: z.boolean() });
export type Workspace = z.infer<typeof workspace>;
