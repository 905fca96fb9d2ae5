import 'fake-indexeddb/auto';
import { cleanup } from '@testing-library/react';
import { afterEach, beforeEach } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { giveMessages } from './messages.ts';

beforeEach(() => giveMessages());

afterEach(() => {
  cleanup();
  fakeBrowser.reset();
});
