import { describe, expect, it } from 'vitest';
import { formOf, formsOf } from '#lib/known/form.ts';

describe('what is looked for in the filter', () => {
  it.each([
    ['an address', { email: 'Ann@Acme.TEST' }, ['ann@acme.test']],
    ['one with a display name', { email: 'Ann Lee <ann@acme.test>' }, ['ann@acme.test']],
    ['one with a tag, then without it', { email: 'ann+crm@acme.test' }, ['ann+crm@acme.test', 'ann@acme.test']],
    ['one that begins with a plus', { email: '+b@x.test' }, ['+b@x.test']],
    ['a domain in letters', { email: 'm@müller.test' }, ['m@xn--mller-kva.test']],
    ['a domain in punycode', { email: 'm@xn--mller-kva.test' }, ['m@xn--mller-kva.test']],
    ['a number', { phone: '+49 30 123456' }, ['4930123456']],
    ['a number as it is dialled', { phone: '004930123456' }, ['4930123456']],
    ['no address', { email: 'not an address' }, []],
    ['no number', { phone: 'call me' }, []],
  ])('is %s', (_, asked, forms) => {
    expect(formsOf(asked)).toEqual(forms);
  });

  it('meets what was entered for a number with its country and for one without', () => {
    expect(formOf('phone', '+4930123456')).toBe('4930123456');
    expect(formOf('phone', '4930123456')).toBe('4930123456');
  });

  it('keeps a domain that no URL can have', () => {
    expect(formOf('email', 'a@1.2.3.999')).toBe('a@1.2.3.999');
  });
});
