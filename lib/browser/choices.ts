import browser from 'webextension-polyfill';

/** Where the background keeps who was chosen on which record: addresses and numbers among it. */
export const CHOICES = 'choices';

/** Forgets every choice: somebody was erased, and which record was theirs isn't worth keeping their address for. */
export const forgetChoices = (): void => void browser.storage.local.remove(CHOICES);
