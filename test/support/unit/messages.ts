import { fakeBrowser } from 'wxt/testing/fake-browser';
import { flatMessages } from './flat-messages.ts';

/** Gives the fake browser the English texts, as a built extension has them; `extra` adds or replaces some. */
export function giveMessages(extra: Record<string, string> = {}): void {
  const texts = new Map<string, string>([...flatMessages(), ['@@bidi_dir', 'ltr'], ...Object.entries(extra)]);
  fakeBrowser.i18n.getMessage = (name: string) => texts.get(name) ?? '';
  fakeBrowser.i18n.getUILanguage = () => 'en';
}
