/** Why a reader believes what it says, strongest first (ARCHITECTURE.md, decision 3). No zod: content scripts load it. */
export const EVIDENCE = ['record', 'label', 'structured', 'mailto', 'text'] as const;
export type Evidence = (typeof EVIDENCE)[number];
