import { describe, expect, it } from 'vitest';
import { callIn } from '#lib/sites/dialers.ts';
import { dialers } from '#lib/sites/primer/dialers.ts';

const ringCentral = 'https://apps.ringcentral.com';
const aircall = 'https://phone.aircall.io';
const widget = 'https://dialer.vendor.example';
const hubSpot = 'app-eu1.hubspot.com';
const hear = (origin: string, data: unknown, host = 'crm.example') => callIn({ origin, data }, host, dialers);

describe('a dialler beside the page', () => {
  it.each([
    [
      'RingCentral, a call that begins',
      ringCentral,
      { type: 'rc-call-init-notify', call: { direction: 'Outbound', to: '+14155550111' } },
      { phone: '+14155550111', ended: false, seconds: null },
    ],
    [
      'RingCentral, one that was answered',
      ringCentral,
      { type: 'rc-call-start-notify', call: { direction: 'Inbound', from: '+4930123456', to: '+1' } },
      { phone: '+4930123456', ended: false, seconds: null },
    ],
    [
      'RingCentral, the end',
      ringCentral,
      {
        type: 'rc-call-end-notify',
        call: { direction: 'Outbound', to: { phoneNumber: '+14155550111' }, startTime: 1_000, endTime: 62_400 },
      },
      { phone: '+14155550111', ended: true, seconds: 61 },
    ],
    [
      'RingCentral, the end of one that nobody took',
      ringCentral,
      {
        type: 'rc-call-end-notify',
        call: { direction: 'Outbound', to: '+14155550111', startTime: null, endTime: 62_400 },
      },
      { phone: '+14155550111', ended: true, seconds: null },
    ],
    [
      'Aircall, a call that begins',
      aircall,
      { name: 'apm_phone_outgoing_call', value: { from: '+1555', to: '+15551234567' } },
      { phone: '+15551234567', ended: false, seconds: null },
    ],
    [
      'Aircall, the end',
      'https://workspace.aircall.io',
      { name: 'apm_phone_call_ended', value: { duration: 20, call_id: 7 } },
      { phone: null, ended: true, seconds: 20 },
    ],
  ])('%s', (_, origin, data, said) => {
    expect(hear(origin, data)).toEqual(said);
  });

  it('in HubSpot is any vendor’s frame, and only there', () => {
    const begins = { type: 'OUTGOING_CALL_STARTED', data: { toNumber: '+14155550111' } };
    const ends = { type: 'CALL_ENDED', externalCallId: 'a', callEndStatus: 'COMPLETED' };
    expect(hear(widget, begins, hubSpot)).toEqual({ phone: '+14155550111', ended: false, seconds: null });
    expect(hear(widget, ends, hubSpot)).toEqual({ phone: null, ended: true, seconds: null });
    expect(hear(widget, ends, 'app.hubspot.com.evil.example')).toBeNull();
    expect(hear(widget, ends)).toBeNull();
  });

  it.each([
    'https://evil.example',
    'https://apps.ringcentral.com.evil.example',
    'http://apps.ringcentral.com',
    'null',
    '',
  ])('is not believed from the origin "%s"', (origin) => {
    expect(hear(origin, { type: 'rc-call-end-notify', call: { to: '+14155550111' } })).toBeNull();
  });

  it.each([
    null,
    undefined,
    7,
    'rc-call-end-notify',
    {},
    { type: { toString: 1 } },
    { type: 'rc-login-status-notify', loggedIn: true },
    { name: 'rc-call-end-notify' },
  ])('says nothing of a call by %j', (data) => {
    expect(hear(ringCentral, data)).toBeNull();
  });

  it.each([
    [{ duration: -5 }, null],
    [{ duration: Number.POSITIVE_INFINITY }, null],
    [{ duration: '20' }, null],
    [{ duration: 100_000 }, null],
    [{ duration: 12.6 }, 13],
    [null, null],
  ])('with %j took %j seconds', (value, seconds) => {
    expect(hear(aircall, { name: 'apm_phone_call_ended', value })).toMatchObject({ ended: true, seconds });
  });

  it('gives a number or none, never other words', () => {
    const call = { direction: 'Outbound', to: `Jane ${'x'.repeat(10_000)}` };
    expect(hear(ringCentral, { type: 'rc-call-init-notify', call })?.phone).toBeNull();
  });
});
