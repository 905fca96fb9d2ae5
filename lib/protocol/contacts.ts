import * as z from 'zod/mini';
import { contactCard, contactPicture } from '#lib/model/contact.ts';

/** Who is it: by one address or one number. */
export const lookupRequest = z.union([
  z.strictObject({ email: z.string().check(z.minLength(3), z.maxLength(320)) }),
  z.strictObject({ phone: z.string().check(z.minLength(3), z.maxLength(40)) }),
]);
export type LookupRequest = z.infer<typeof lookupRequest>;

/** All matches as cards; the picture comes along when there is exactly one. */
export const lookupResponse = z.object({ matches: z.array(contactCard), picture: z.nullable(contactPicture) });
export type LookupResponse = z.infer<typeof lookupResponse>;

/** Search by words in name, address and company; at most 20 cards. */
export const searchQuery = z.object({ q: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)) });
export const searchResponse = z.object({ matches: z.array(contactCard) });
