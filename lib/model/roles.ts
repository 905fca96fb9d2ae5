/** What a member can be, from the one who may least. */
export const ROLES = ['rep', 'marketer', 'lead', 'admin'] as const;
