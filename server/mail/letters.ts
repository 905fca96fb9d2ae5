import type { Letter } from './mailer.ts';

/** The code that proves an address. */
export const codeLetter = (to: string, { hubName, code }: { hubName: string; code: string }): Letter => ({
  to,
  subject: `${code} is your code for ${hubName}`,
  text: `Your code for signing in to ${hubName}:

${code}

It is good for ten minutes. Enter it only on the page where you asked for it, and tell it to nobody.
If you did not ask for it, do nothing: without the code nobody comes in.
`,
});

export type InvitationWords = { hubName: string; workspace: string; role: string; by: string; link: string };

/** An invitation, which lets its reader in once. */
export const invitationLetter = (to: string, { hubName, workspace, role, by, link }: InvitationWords): Letter => ({
  to,
  subject: `${by} invites you to ${workspace} on ${hubName}`,
  text: `${by} invites you to the workspace "${workspace}" as ${role}.

Open this link to come in. It works once, within seven days:
${link}

If you do not know what this is about, do nothing.
`,
});
