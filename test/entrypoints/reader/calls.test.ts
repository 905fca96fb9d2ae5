import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { tellCalls } from '#entrypoints/reader/calls.ts';
import { dialers } from '#lib/sites/primer/dialers.ts';

const sent = vi.fn(async () => ({ ok: true, back: null }));
let life: AbortController;
/** An event that says it comes from the person or a frame: a page's script can't make one. */
const trusted = <E extends Event>(event: E): E => Object.defineProperty(event, 'isTrusted', { value: true });
const click = (make = (event: MouseEvent) => event) =>
  document.querySelector('a span')?.dispatchEvent(make(new MouseEvent('click', { bubbles: true, composed: true })));

beforeEach(() => {
  life = new AbortController();
  sent.mockClear();
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation(sent as never);
  document.body.innerHTML = '<a href="tel:+1%20415%20555%200111"><span>Call</span></a>';
  tellCalls(dialers, life.signal);
});
afterEach(() => life.abort());

it('a click on a number to call starts the clock', () => {
  click(trusted);
  expect(sent).toHaveBeenCalledExactlyOnceWith({ call: 'page.call', say: { phone: '+14155550111' } });
});

it('a click of the page’s own scripts is no call', () => {
  click();
  expect(sent).not.toHaveBeenCalled();
});

it('a dialler’s frame tells of a call; the page itself, other frames and other words do not', () => {
  const data = { name: 'apm_phone_call_ended', value: { duration: 20 } };
  const said = (source: Window | null, data: unknown, origin = 'https://phone.aircall.io') =>
    window.dispatchEvent(trusted(new MessageEvent('message', { data, origin, source })));
  said(window, data);
  said(null, data, 'https://evil.example');
  for (const other of [null, 7, 'apm_phone_call_ended', {}, { name: { toString: 1 } }, { name: 'x' }])
    said(null, other);
  expect(sent).not.toHaveBeenCalled();
  said(null, data);
  const say = { origin: 'https://phone.aircall.io', data };
  expect(sent).toHaveBeenCalledExactlyOnceWith({ call: 'page.dialer', say });
});

it('nothing is heard after the end', () => {
  life.abort();
  click(trusted);
  expect(sent).not.toHaveBeenCalled();
});
