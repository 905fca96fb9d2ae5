import type { Recipe } from '#lib/model/recipe.ts';

/**
 * Gmail: list, thread, preview pane, pop-out. Only expanded messages carry the full header; the person is whoever wrote the
 * latest one without being oneself, or to whom oneself wrote.
 * Sources: InboxSDK, gmail-message-view and gmail-thread-view (2026-07-23): `.adn[data-message-id]`, `td.gF span[email]`,
 * `h2[data-legacy-thread-id]`; gmail.js, src/gmail.js (2026-03): hash ids, `span[email].gD`, `.hb span[email]`.
 * `data-thread-perm-id` may be the text "undefined" since 2025-11-10, hence the legacy id.
 */
export const gmail: Recipe = {
  id: 'gmail',
  checkedOn: '2026-11-21',
  name: 'Gmail',
  hosts: ['mail.google.com'],
  detect: null,
  records: [{ kind: 'thread', pattern: '#(?:[^?]*[/:])?([0-9A-Za-z]{16,})(?:\\?|$)' }],
  recordIn: [{ kind: 'thread', selector: 'h2[data-legacy-thread-id]', attribute: 'data-legacy-thread-id' }],
  frames: [],
  within: ['div[role="list"]:has(.adn)', '.adn'],
  person: ['.adn[data-message-id]'],
  pick: 'last',
  counterparts: ['.hb span[email]', 'span[email].g2'],
  ignore: [
    '.a3s',
    '.gmail_quote',
    'table[role="grid"]',
    '[role="navigation"]',
    '[role="complementary"]',
    '[role="dialog"]',
  ],
  fields: {
    name: ['td.gF span[email]', 'span[email].gD'],
    email: ['td.gF span[email]', 'span[email].gD'],
    phone: [],
    company: [],
    title: [],
  },
  own: ['a[href^="https://accounts.google.com/SignOutOptions"]', 'header a[aria-label*="@"]'],
  watch: ['div[role="main"]', '.aJl'],
};
