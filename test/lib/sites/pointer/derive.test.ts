import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { learn } from '#lib/sites/learned.ts';
import { deriveSelector } from '#lib/sites/pointer/derive.ts';
import { isStable, isStableClass } from '#lib/sites/pointer/stable.ts';
import { valueAt } from '#lib/sites/pointer/target.ts';
import { PRIMER } from '#lib/sites/primer/index.ts';
import { lookForRoots } from '#lib/sites/shadow.ts';
import { isVisible, select } from '#lib/sites/visible.ts';

learn(PRIMER);

beforeEach(() => document.body.replaceChildren());

const email = (element: Element) => valueAt('email', element);
function selectorOf(html: string, target = '[data-target]'): string | null {
  document.body.innerHTML = html;
  lookForRoots(document);
  const element = select(document, target)[0];
  element?.removeAttribute('data-target');
  return element ? deriveSelector(element, email) : null;
}

describe('a selector', () => {
  it.each([
    [
      'by a name of its own',
      '<p data-field="email" class="x" data-target>a@b.test</p><p>c@d.test</p>',
      '[data-field="email"]',
    ],
    ['by a form field’s name', '<input name="email" id="f123" value="a@b.test" data-target>', '[name="email"]'],
    [
      'by a name around it',
      '<div data-part="person"><a href="mailto:a@b.test" data-target>a@b.test</a></div><a href="mailto:c@d.test">c@d.test</a>',
      '[data-part="person"] a[href^="mailto:"]',
    ],
    ['by its label', '<dl><dt>Phone</dt><dd>1</dd><dt>E-mail:</dt><dd data-target>a@b.test</dd></dl>', 'label=e-mail'],
    [
      'by the label of its control',
      '<label><span>Email</span><input value="a@b.test" data-target></label>',
      'label=email',
    ],
    [
      'by a class that somebody wrote',
      '<p class="css-1q2w3e contact-email" data-target>a@b.test</p><p>x</p>',
      'p.contact-email',
    ],
    [
      'by its place, when nothing else is there',
      '<main><p>x</p><p data-target>a@b.test</p></main>',
      'main > p:nth-of-type(2)',
    ],
  ])('is found %s', (_, html, expected) => {
    expect(selectorOf(html)).toBe(expected);
  });

  it.each([
    ['the record’s own id', '<p id="contact-4711" class="mail" data-target>a@b.test</p>'],
    ['a hash', '<p data-hash="x9f3k2a1" class="mail" data-target>a@b.test</p>'],
    ['the value itself', '<p aria-label="Write to jane@b.test" class="mail" data-target>jane@b.test</p>'],
    ['the person’s name', '<p data-name="Jane Doe" class="mail" data-target>Jane Doe jane@b.test</p>'],
  ])('never holds %s', (_, html) => {
    expect(selectorOf(html)).not.toMatch(/4711|x9f3|jane|Jane/);
  });

  it('still finds its field when the order of the fields changes, and nothing when the field is gone', () => {
    const row = (label: string, value: string) => `<tr><th>${label}</th><td>${value}</td></tr>`;
    const selector = selectorOf(
      `<table>${row('Phone', '1')}<tr><th>Email</th><td data-target>a@b.test</td></tr>${row('Owner', 'o@b.test')}</table>`,
    );
    document.body.innerHTML = `<table>${row('Owner', 'o@b.test')}${row('Email', 'next@b.test')}</table>`;
    expect(select(document, selector ?? '').map(email)).toEqual(['next@b.test']);
    document.body.innerHTML = `<table>${row('Phone', '2')}${row('Owner', 'o@b.test')}</table>`;
    expect(select(document, selector ?? '')).toEqual([]);
  });

  it('reaches into a shadow root, from a name outside it', () => {
    document.body.innerHTML = '<x-card data-part="person"></x-card><x-card></x-card>';
    const [first, second] = document.querySelectorAll('x-card');
    for (const [host, text] of [
      [first, 'a@b.test'],
      [second, 'c@d.test'],
    ] as const) {
      const root = host?.attachShadow({ mode: 'open' });
      if (root) root.innerHTML = `<span>${text}</span>`;
    }
    lookForRoots(document);
    const inner = first?.shadowRoot?.querySelector('span');
    expect(inner && deriveSelector(inner, email)).toBe('[data-part="person"] >>> span');
  });

  it('counts what people see: a hidden copy does not make it ambiguous', () => {
    const html = '<p data-f="email" hidden>old@b.test</p><p data-f="email" data-target>a@b.test</p>';
    expect(selectorOf(html)).toBe('[data-f="email"]');
  });
});

describe('any page', () => {
  const attribute = fc.constantFrom(
    '',
    'class="a"',
    'class="row b"',
    'data-x="mail"',
    'id="n7"',
    'name="n"',
    'hidden',
    'aria-label="Email"',
  );
  const leaf = fc
    .tuple(
      fc.constantFrom('p', 'span', 'a', 'td', 'dd', 'dt', 'input'),
      attribute,
      fc.constantFrom('a@b.test', 'Email', 'x'),
    )
    .map(([tag, extra, text]) =>
      tag === 'input' ? `<input ${extra} value="${text}">` : `<${tag} ${extra}>${text}</${tag}>`,
    );
  const tree = fc.letrec<{ node: string }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      fc
        .tuple(
          fc.constantFrom('div', 'section', 'ul', 'main'),
          attribute,
          fc.array(tie('node'), { minLength: 1, maxLength: 4 }),
        )
        .map(([tag, extra, inner]) => `<${tag} ${extra}>${inner.join('')}</${tag}>`),
    ),
  })).node;

  it('gives a selector that finds just the element pointed at, or the label’s place around it, or none', () => {
    fc.assert(
      fc.property(fc.array(tree, { minLength: 1, maxLength: 5 }), fc.nat(), (nodes, at) => {
        document.body.innerHTML = nodes.join('');
        lookForRoots(document);
        const seen = [...document.body.querySelectorAll('*')].filter(isVisible);
        const element = seen[at % Math.max(1, seen.length)];
        const selector = element && deriveSelector(element, email);
        if (!element || !selector) return;
        const found = select(document, selector).filter(isVisible);
        expect(found).toHaveLength(1);
        expect(found[0] === element || (selector.startsWith('label=') && found[0]?.contains(element))).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});

describe('a name', () => {
  it.each([
    'email',
    'fullName',
    'emailaddress1.fieldControl-mail-text-input',
    'property-input-email',
    'E-Mail-Adresse',
    'メール',
  ])('like %s stays', (name) => expect(isStable(name)).toBe(true));
  it.each(['ember1234', 'x9f3k2a1', 'f7', '42', 'AAQkADJan', 'sc-bdVaJa', 'a@b', 'jzxqv', ''])(
    'like %s is gone tomorrow',
    (name) => expect(isStable(name)).toBe(false),
  );
  it('of a state is no name', () => {
    expect(['is-active', 'selected', 'css-abc', 'row-hover', 'w-1/2'].filter(isStableClass)).toEqual([]);
  });
});
