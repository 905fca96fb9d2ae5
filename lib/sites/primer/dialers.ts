import type { Dialer } from '#lib/model/primer.ts';

/**
 * Checked on 2026-11-22 in the vendors' published sources: ringcentral-embeddable docs/integration/events.md,
 * aircall-everywhere README.md and aircallWorkspace.js, HubSpot's calling-extensions-sdk Constants.ts and types.ts.
 */
export const dialers: Dialer[] = [
  {
    origin: String.raw`^https:\/\/(?:apps\.ringcentral\.com|ringcentral\.github\.io)$`,
    page: '^',
    named: 'type',
    begins: '^rc-call-(?:init|start)-notify$',
    ends: '^rc-call-end-notify$',
    within: 'call',
  },
  {
    origin: String.raw`^https:\/\/(?:phone|workspace)\.aircall\.io$`,
    page: '^',
    named: 'name',
    begins: '^apm_phone_(?:outgoing_call|outgoing_answered)$',
    ends: '^apm_phone_call_ended$',
    within: 'value',
  },
  {
    origin: '^https:',
    page: String.raw`^app(?:-[a-z0-9]+)?\.hubspot\.com$`,
    named: 'type',
    begins: '^(?:OUTGOING_CALL_STARTED|CALL_ANSWERED)$',
    ends: '^CALL_(?:ENDED|COMPLETED)$',
    within: 'data',
  },
];
