import { flatMessages } from '#test/support/unit/flat-messages.ts';

const texts = new Map([...flatMessages(), ['@@bidi_dir', new URLSearchParams(location.search).get('dir') ?? 'ltr']]);

/** What an extension page has of the browser's API when nothing but texts is needed. */
Object.assign(globalThis, { chrome: { i18n: { getMessage: (key: string) => texts.get(key) ?? '' } } });
