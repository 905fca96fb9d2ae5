import * as z from 'zod/mini';
import { CHANNELS } from './channels.ts';

export const channel = z.enum(CHANNELS);
export type Channel = z.infer<typeof channel>;
